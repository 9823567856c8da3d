import { describe, expect, it } from 'vitest';
import { scriptAnswers, scriptedClients } from '../../test/scripted-client.ts';
import { runEventBridgeReplay } from './run-event-bridge-replay.ts';

const archiveArn = 'arn:aws:events:us-east-1:000000000000:archive/busbar-dev';
const eventBusArn = 'arn:aws:events:us-east-1:000000000000:event-bus/busbar-dev';
const ruleArn = 'arn:aws:events:us-east-1:000000000000:rule/busbar-dev/order-projection';
const from = new Date('2010-12-01T00:00:00Z');
const to = new Date('2010-12-02T00:00:00Z');

async function run(...answers: readonly unknown[]) {
  const { answer, inputs } = scriptAnswers(answers);
  let pauses = 0;
  const outcome = await runEventBridgeReplay({
    client: scriptedClients.eventBridge(answer),
    replayName: 'rebuild-1',
    archiveArn,
    eventBusArn,
    ruleArns: [ruleArn],
    from,
    to,
    pause: async () => {
      pauses += 1;
    },
  }).then(
    () => 'completed',
    (error: unknown) => error,
  );
  return { outcome, inputs, pauses };
}

describe('runEventBridgeReplay', () => {
  it('starts a replay to the rules named, and looks after each pause until it is completed', async () => {
    const states = ['STARTING', 'RUNNING', 'COMPLETED'].map((State) => ({ State }));
    expect(await run({ State: 'STARTING' }, ...states)).toEqual({
      outcome: 'completed',
      pauses: 3,
      inputs: [
        {
          ReplayName: 'rebuild-1',
          EventSourceArn: archiveArn,
          EventStartTime: from,
          EventEndTime: to,
          Destination: { Arn: eventBusArn, FilterArns: [ruleArn] },
        },
        ...states.map(() => ({ ReplayName: 'rebuild-1' })),
      ],
    });
  });

  it.each(['FAILED', 'CANCELLING', 'CANCELLED'])('throws when the replay is %s', async (state) => {
    const { outcome } = await run({}, { State: 'RUNNING' }, { State: state, StateReason: 'limit exceeded' });
    expect(outcome).toMatchObject({
      code: 'REPLAY_FAILED',
      retry: 'later',
      replayName: 'rebuild-1',
      state,
      message: `Failed to replay "rebuild-1": it ended as ${state} (limit exceeded). Start it again under another name: every event is delivered anew.`,
    });
  });

  it('says when EventBridge gave no reason', async () => {
    const { outcome } = await run({}, { State: 'FAILED' });
    expect((outcome as Error).message).toBe(
      'Failed to replay "rebuild-1": it ended as FAILED (no reason was given). Start it again under another name: every event is delivered anew.',
    );
  });

  it('passes on the error of a start that was refused, and never looks', async () => {
    const refused = new Error('Replay rebuild-1 already exists.');
    expect(await run(refused)).toMatchObject({ outcome: refused, pauses: 0 });
  });
});
