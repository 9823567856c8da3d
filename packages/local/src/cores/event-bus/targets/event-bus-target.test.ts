import { describe, expect, it } from 'vitest';
import { createEventBusCloud, entry, eventBusArn } from '../../../../test/event-bus-cloud.ts';

const pattern = { source: ['shop'] };

describe('from bus to bus', () => {
  it('hands an event on once, with its id, and not to a third bus', () => {
    const { core, ruleToQueue, bodies, recordsOf, asked } = createEventBusCloud();
    core.buses.create('second', {}, {});
    core.buses.create('third', {}, {});
    const forward = (from: string, to: string) => {
      const rule = { name: `to-${to}`, eventBusName: from };
      core.rules.put(rule, { EventPattern: JSON.stringify(pattern), State: 'ENABLED' }, {});
      core.rules.putTargets(rule, [
        { Id: 'bus', Arn: eventBusArn(to), RoleArn: 'arn:aws:iam::000000000000:role/hand' },
      ]);
    };
    forward('default', 'second');
    forward('second', 'third');
    ruleToQueue('end', pattern, { eventBusName: 'second' });
    ruleToQueue('beyond', pattern, { eventBusName: 'third' });

    const [result] = core.putEvents([entry()]);

    expect(bodies('end')).toMatchObject([{ id: result && 'EventId' in result ? result.EventId : '' }]);
    expect(bodies('beyond')).toEqual([]);
    expect(recordsOf('event-undeliverable')).toMatchObject([
      { targetArn: eventBusArn('third'), errorCode: 'THIRD_ACCOUNT_HOP_DETECTED' },
    ]);
    expect(asked.map(({ action }) => action)).toContain('events:PutEvents');
  });
});
