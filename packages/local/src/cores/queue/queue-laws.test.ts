import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createStubAccess, createTestContext, queueArn } from '../../../test/queue-cloud.ts';
import { createQueueService } from './queue-service.ts';

/** What a caller may do, in any order. Handles are chosen by index among those received so far. */
const operation = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('send' as const), group: fc.nat(2), delay: fc.nat(3) }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constant('receive' as const), maximum: fc.integer({ min: 1, max: 4 }) }),
  },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('delete' as const), handle: fc.nat() }) },
  {
    weight: 2,
    arbitrary: fc.record({
      do: fc.constant('change' as const),
      handle: fc.nat(),
      seconds: fc.constantFrom(0, 0, 5, 15),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ do: fc.constant('pass' as const), ms: fc.constantFrom(1, 3_000, 10_000, 12_000) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('redrive' as const) }) },
);

type Operation = typeof operation extends fc.Arbitrary<infer Value> ? Value : never;

interface Receipt {
  readonly body: string;
  readonly messageId: string;
  readonly handle: string;
  readonly heldUntilMs: number;
}

const visibilitySeconds = 10;

/**
 * Runs operations beside a ledger of what must be true: each sent message is in exactly one place until it is
 * deleted, and never given out twice while one receive of it holds.
 */
function run(operations: readonly Operation[], fifo: boolean): void {
  const suffix = fifo ? '.fifo' : '';
  const cloud = createTestContext({ seed: 7 });
  const { clock } = cloud;
  const queues = createQueueService(cloud, createStubAccess());
  const kind: Record<string, string> = fifo ? { FifoQueue: 'true' } : {};
  const source = `orders${suffix}`;
  const deadLetters = `orders-dlq${suffix}`;
  queues.create(deadLetters, kind);
  const queue = queues.create(source, {
    ...kind,
    VisibilityTimeout: String(visibilitySeconds),
    RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueArn(deadLetters), maxReceiveCount: 3 }),
  });
  const live = new Set<string>();
  const held = new Map<string, Receipt>();
  const handles: Receipt[] = [];
  /** A message that went through the dead-letter queue comes back behind its group. */
  const outOfOrder = new Set<string>();
  cloud.spy.listen((record) => {
    if (record.type === 'message-dead-lettered') outOfOrder.add(record.body);
  });
  let sent = 0;

  const total = () => {
    const counts = [queue.counts(), queues.get(deadLetters).counts()];
    return counts.reduce(
      (sum, { visible, delayed, 'in-flight': inFlight }) => sum + visible + delayed + inFlight,
      0,
    );
  };
  const steps = {
    send({ group, delay }: { group: number; delay: number }) {
      const body = `g${group}:${String(sent).padStart(6, '0')}`;
      sent += 1;
      live.add(body);
      queue.send({
        body,
        ...(fifo ? { messageGroupId: `g${group}`, messageDeduplicationId: body } : { delaySeconds: delay }),
      });
    },
    receive({ maximum }: { maximum: number }) {
      const groupsHeld = new Set(
        [...held.values()]
          .filter(({ heldUntilMs }) => heldUntilMs > clock.now())
          .map(({ body }) => body.slice(0, 2)),
      );
      const received = queue.receive(maximum);
      expect(received.length).toBeLessThanOrEqual(maximum);
      for (const { body, messageId, receiptHandle } of received) {
        expect(live.has(body), `${body} was deleted and came again`).toBe(true);
        expect(
          (held.get(body)?.heldUntilMs ?? 0) <= clock.now(),
          `${body} was given out while in flight`,
        ).toBe(true);
        if (fifo) expect(groupsHeld.has(body.slice(0, 2)), `${body} overtook its group`).toBe(false);
        const heldUntilMs = clock.now() + visibilitySeconds * 1_000;
        const receipt = { body, messageId, handle: receiptHandle, heldUntilMs };
        held.set(body, receipt);
        handles.push(receipt);
      }
      if (fifo) {
        for (const [group, bodies] of Map.groupBy(received, ({ body }) => body.slice(0, 2))) {
          const order = bodies.map(({ body }) => body).filter((body) => !outOfOrder.has(body));
          expect(order, `group ${group} out of order`).toEqual(order.toSorted());
        }
      }
    },
    delete({ handle }: { handle: number }) {
      const receipt = handles[handle % handles.length];
      if (receipt === undefined) return;
      const before = total();
      queues.delete(queue.arn, [receipt.handle]);
      if (total() === before) return;
      expect(held.get(receipt.body)?.handle, 'an old handle deleted a message').toBe(receipt.handle);
      live.delete(receipt.body);
      held.delete(receipt.body);
    },
    change({ handle, seconds }: { handle: number; seconds: number }) {
      const receipt = handles[handle % handles.length];
      if (receipt === undefined) return;
      const current = held.get(receipt.body);
      const holds = current?.handle === receipt.handle && current.heldUntilMs > clock.now();
      const there = queue.messages().some(({ id }) => id === receipt.messageId);
      const change = () => queue.changeVisibility(receipt.handle, seconds);
      if (fifo ? !holds : !there) {
        return expect(change).toThrow('not available for visibility timeout change');
      }
      change();
      held.set(receipt.body, { ...(current ?? receipt), heldUntilMs: clock.now() + seconds * 1_000 });
    },
    pass({ ms }: { ms: number }) {
      clock.advanceTo(clock.now() + ms);
    },
    redrive() {
      try {
        queues.moveTasks.start({ sourceArn: queueArn(deadLetters) });
      } catch {
        return;
      }
      clock.advanceTo(clock.now());
    },
  };

  for (const step of operations) {
    (steps[step.do] as (input: Operation) => void)(step);
    expect(total(), `after ${JSON.stringify(step)}`).toBe(live.size);
    const inFlight = [...held.values()].filter(({ heldUntilMs }) => heldUntilMs > clock.now()).length;
    expect(queue.counts()['in-flight']).toBe(inFlight);
  }
  clock.advanceTo(clock.now() + 900_000);
  const remaining: string[] = [];
  for (const name of [source, deadLetters]) {
    for (let round = 0; round < 5; round += 1) {
      for (const { body, receiptHandle } of queues.receive(queueArn(name), 1_000)) {
        remaining.push(body);
        queues.delete(queueArn(name), [receiptHandle]);
      }
    }
  }
  expect(remaining.toSorted()).toEqual([...live].toSorted());
  expect(cloud.work.nextDueMs()).toBeUndefined();
}

describe('no message is lost, doubled or given out while it is in flight, whatever is done', () => {
  it.each([
    ['a standard queue', false],
    ['a FIFO queue', true],
  ])('of %s', (_kind, fifo) => {
    fc.assert(
      fc.property(fc.array(operation, { maxLength: 80, size: 'max' }), (operations) => run(operations, fifo)),
      { numRuns: 150 },
    );
  });
});
