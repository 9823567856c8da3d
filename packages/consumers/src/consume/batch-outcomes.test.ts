import { Metrics } from '@aws-lambda-powertools/metrics';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { publishOutcomes } from './batch-outcomes.ts';

describe('publishOutcomes', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('prints one line in embedded metric format with all four metrics, zeros included', () => {
    const printed: string[] = [];
    vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
      printed.push(String(text));
      return true;
    });
    const metrics = new Metrics({ serviceName: 'order-projection', namespace: 'Busbar' });

    publishOutcomes(metrics, ['handled', 'duplicate', 'handled', 'failed']);

    expect(printed).toHaveLength(1);
    const { _aws, ...values } = JSON.parse(printed[0]!);
    expect(values).toEqual({
      service: 'order-projection',
      EventsHandled: 2,
      DuplicatesAbsorbed: 1,
      EventsSkipped: 0,
      EventsFailed: 1,
    });
    expect(_aws.CloudWatchMetrics).toEqual([
      {
        Namespace: 'Busbar',
        Dimensions: [['service']],
        Metrics: ['EventsHandled', 'DuplicatesAbsorbed', 'EventsSkipped', 'EventsFailed'].map((Name) => ({
          Name,
          Unit: 'Count',
        })),
      },
    ]);
  });
});
