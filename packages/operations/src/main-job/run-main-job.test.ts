import { describe, expect, it } from 'vitest';
import { exampleOutputs } from '../../test/example-outputs.ts';
import { createFakeShopCloud, type ShopFaults } from '../../test/fake-shop-cloud.ts';
import { toDeployment } from '../deployment.ts';
import { type MainJobOptions, runMainJob } from './run-main-job.ts';

const text = `InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country
700001,L-1,LANTERN,6,1/12/2010 8:26,2.55,17850.0,France
700001,P-1,PLATE,2,1/12/2010 8:26,1.00,17850.0,France
700002,L-1,LANTERN,-1,1/12/2010 9:00,2.55,,France
C700001,P-1,PLATE,-2,2/12/2010 10:00,1.00,17850.0,France
700003,"L-1,LANTERN,1,2/12/2010 11:00,2.55,,Germany
700004,L-1,LANTERN,1,3/12/2010 12:00,2.55,,Germany
`;

async function run(faults: ShopFaults = {}, options: Partial<MainJobOptions> = {}) {
  const steps: string[] = [];
  const report = await runMainJob({
    csv: { file: 'orders.csv', text },
    seed: 1,
    nowMs: Date.UTC(2025, 0, 1),
    deployment: toDeployment(exampleOutputs()),
    projectionPattern: JSON.stringify({ source: ['busbar.shop'] }),
    onStep: (step) => steps.push(step),
    ...createFakeShopCloud(faults),
    ...options,
  });
  return { report, steps };
}

describe('runMainJob', () => {
  it('reports a run in which nothing was lost and nothing happened twice', async () => {
    const { report, steps } = await run();
    const { readModelDigest, timingsMs, deadLettered, ...facts } = report;
    expect(facts).toMatchInlineSnapshot(`
      {
        "accepted": {
          "cancelled": 1,
          "placed": 2,
        },
        "archived": {
          "eventBridge": 5,
          "s3": 5,
        },
        "brokenInvariants": [],
        "duplicatesAbsorbed": 2,
        "faultsInjected": 0,
        "handled": {
          "event-archiver": 5,
          "order-notifier": 3,
          "order-projection": 3,
        },
        "input": {
          "invoices": 4,
          "lines": 6,
          "malformed": 1,
        },
        "notifications": 3,
        "poison": 1,
        "published": 5,
        "publishedTwice": 1,
        "refused": [
          {
            "invoice": null,
            "lines": [
              6,
            ],
            "reasons": [
              {
                "field": "line",
                "line": 6,
                "reason": "has a quoted field that is not closed",
              },
            ],
          },
          {
            "invoice": "700002",
            "lines": [
              4,
            ],
            "reasons": [
              {
                "field": "quantity",
                "line": 4,
                "reason": "must be >= 1",
                "value": -1,
              },
              {
                "field": "totalPence",
                "reason": "must be >= 0",
                "value": -255,
              },
            ],
          },
        ],
        "replayed": {
          "eventBridge": 5,
          "s3": 5,
        },
        "retried": 2,
        "routed": {
          "event-archiver": 5,
          "order-notifier": 4,
          "order-projection": 5,
        },
        "seed": 1,
        "totals": {
          "France": {
            "cancellations": 1,
            "cancelledPence": 200,
            "grossPence": 1730,
            "orders": 1,
          },
          "Germany": {
            "cancellations": 0,
            "cancelledPence": 0,
            "grossPence": 255,
            "orders": 1,
          },
        },
        "verdict": "ok",
      }
    `);
    expect(deadLettered).toMatchInlineSnapshot(`
      [
        {
          "eventId": "01941f29-7c00-70db-b2e7-73192a7d9418",
          "messages": 3,
          "queue": "order-projection-dlq",
          "reason": "Failed to project order "POISON": its total is not that of its lines.",
        },
      ]
    `);
    expect(new Set(Object.values(readModelDigest)).size).toBe(1);
    expect(Object.keys(timingsMs)).toEqual(['publish', 'handle', 'eventBridgeReplay', 's3Replay', 'total']);
    expect(steps).toEqual([
      'read orders.csv',
      'publish',
      'handle',
      'replay from the EventBridge archive',
      'replay from the S3 archive',
    ]);
  });

  it('finds that the publisher left an event out', async () => {
    const { report } = await run({ publisherForgetsLast: true });
    expect(report.brokenInvariants.map((each) => each.slice(0, each.indexOf(':')))).toContain(
      'published = accepted + published twice + poison',
    );
  });

  it('finds that a replay left an event out', async () => {
    const { report } = await run({ lostByReplay: 2 });
    const { before, afterEventBridgeReplay } = report.readModelDigest;
    expect(report.verdict).toBe('broken');
    expect(report.brokenInvariants).toEqual([
      `EventBridge replay delivered the archive: ${report.published - 1} ≠ ${report.published}`,
      `read model after EventBridge replay: "${afterEventBridgeReplay}" ≠ "${before}"`,
    ]);
  });

  it('finds that a replay sent notifications again', async () => {
    const { report } = await run({ notifiesAgain: true });
    expect(report.brokenInvariants).toEqual([
      expect.stringMatching(/^notifications after both replays: "[0-9a-f]{64}" ≠ "[0-9a-f]{64}"$/),
    ]);
  });

  it('finds that notifications were sent twice though each left one item', async () => {
    const { report } = await run({ overwritesNotification: true });
    const { notifications } = report;
    expect(report.brokenInvariants).toEqual([
      `events of order-notifier handled once each: ${notifications + 4} times > ${notifications}`,
    ]);
  });

  it('reports an empty S3 archive as broken invariants, not as an exception', async () => {
    const { report } = await run({ archiverStandsStill: true });
    expect(report.brokenInvariants.map((each) => each.slice(0, each.indexOf(':')))).toEqual([
      'S3 archive = published',
      'S3 replay delivered the archive',
      'read model after S3 replay',
    ]);
  });

  it('reports a file without a single order: the poison event alone is published', async () => {
    const [header] = text.split('\n');
    const { report } = await run({}, { csv: { file: 'orders.csv', text: `${header}\n` } });
    expect({ published: report.published, totals: report.totals, verdict: report.verdict }).toEqual({
      published: 1,
      totals: {},
      verdict: 'ok',
    });
  });

  it('throws before anything is published when the input is no retail CSV', async () => {
    const publishAll = () => expect.unreachable('something was published');
    const { publisher } = createFakeShopCloud();
    const running = run(
      {},
      { csv: { file: 'orders.csv', text: 'a,b' }, publisher: { ...publisher, publishAll } },
    );
    await expect(running).rejects.toMatchObject({ code: 'RETAIL_CSV_INVALID' });
  });

  it('throws when no order projection is deployed', async () => {
    const { consumers, ...parts } = toDeployment(exampleOutputs());
    const { 'order-projection': _projection, ...others } = consumers;
    await expect(run({}, { deployment: { ...parts, consumers: others } })).rejects.toMatchObject({
      code: 'INVALID_ARGUMENT',
      message:
        'Failed to run the main job: deployment "order-notifier, event-archiver" has no consumer "order-projection". ' +
        'Run an assembly of the Busbar app.',
    });
  });
});
