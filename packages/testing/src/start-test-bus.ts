import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { createRandom, createUuidV7, createVirtualClock } from '@busbar/core';
import { startLocalCloud } from '@busbar/local';
import { findAssembly, readDeadLetters, toDeployment } from '@busbar/operations';
import { createPublisher } from '@busbar/producers';
import type { TestBus, TestBusOptions } from './test-bus.ts';
import { type DeliveryFate, UnexpectedDeliveryError } from './unexpected-delivery-error.ts';
import { UnknownSubscriptionError } from './unknown-subscription-error.ts';

/**
 * Starts a local cloud in the test's own process, with a clock that stands still until something waits for it.
 *
 * @throws {AssemblyNotFoundError} when there is no synthesized assembly; {AssemblyError} when it cannot be run.
 *
 * @example
 * ```ts
 * const bus = await startTestBus();
 * const placed = await bus.publish(orders.OrderPlaced, order);
 * await bus.waitForHandled('order-projection', placed);
 * await bus.deadLetters('order-projection'); //=> []
 * await bus.stop();
 * ```
 */
export async function startTestBus(options: TestBusOptions = {}): Promise<TestBus> {
  const { assembly = findAssembly(process.cwd()), source = 'busbar.shop', ...cloudOptions } = options;
  const cloud = await startLocalCloud({ clock: createVirtualClock(), ...cloudOptions, assembly });
  const { endpoint, region, credentials } = cloud;
  const deployment = toDeployment(cloud.outputs);
  const eventBridge = new EventBridgeClient({ endpoint, region, credentials, maxAttempts: 1 });
  const sqs = new SQSClient({ endpoint, region, credentials });
  const publisher = createPublisher({ eventBusName: deployment.eventBusName, client: eventBridge, source });

  const random = createRandom(cloud.seed);
  const deliveries = new Set<string>();
  cloud.spy.listen((record) => {
    if (record.type === 'event-delivered') deliveries.add(`${record.ruleArn} ${record.eventId}`);
  });
  const consumerOf = (subscription: string) => {
    const consumer = deployment.consumers[subscription];
    if (consumer === undefined)
      throw new UnknownSubscriptionError(subscription, Object.keys(deployment.consumers));
    return consumer;
  };
  const deadLetters = async (subscription: string) => {
    await cloud.settle();
    return readDeadLetters(sqs, consumerOf(subscription).deadLetterQueueUrl);
  };

  const expectFate = async (
    subscription: string,
    { id, eventId }: { readonly id: string; readonly eventId: string },
    wanted: DeliveryFate,
  ) => {
    const { ruleArn, functionName, queueUrl } = consumerOf(subscription);
    const dead = (await deadLetters(subscription)).some((letter) => letter.eventId === id);
    const delivered = deliveries.has(`${ruleArn} ${eventId}`);
    const fate: DeliveryFate = dead
      ? 'dead-lettered'
      : !delivered
        ? 'not-delivered'
        : (await holdsMessages(sqs, queueUrl))
          ? 'queued'
          : 'handled';
    if (fate === wanted) return;
    const lastError = cloud.logs(functionName).findLast(({ message }) => message.includes(id))?.message;
    const detail = delivered
      ? (lastError ?? 'its function logged nothing about it')
      : `rule ${ruleArn} did not match it`;
    throw new UnexpectedDeliveryError(subscription, id, fate, wanted, detail);
  };

  return {
    cloud,
    seed: cloud.seed,
    publish(event, data, publishOptions) {
      const nowMs = cloud.clock.now();
      // The publisher's own clock must run, or its retries would wait for ever; what it stamps is the cloud's time.
      const stamped = { id: createUuidV7({ nowMs, random }), occurredAt: new Date(nowMs) };
      return publisher.publish(event, data, { ...stamped, ...publishOptions });
    },
    waitForHandled: (subscription, event) => expectFate(subscription, event, 'handled'),
    expectNoDelivery: (subscription, event) => expectFate(subscription, event, 'not-delivered'),
    deadLetters,
    async stop() {
      eventBridge.destroy();
      sqs.destroy();
      await cloud.stop();
    },
  };
}

/** Whether a queue holds any message: once the cloud has settled, nobody takes it. */
async function holdsMessages(sqs: SQSClient, queueUrl: string): Promise<boolean> {
  const { Attributes: attributes = {} } = await sqs.send(
    new GetQueueAttributesCommand({
      QueueUrl: queueUrl,
      AttributeNames: [
        'ApproximateNumberOfMessages',
        'ApproximateNumberOfMessagesNotVisible',
        'ApproximateNumberOfMessagesDelayed',
      ],
    }),
  );
  return Object.values(attributes).some((count) => Number(count) > 0);
}
