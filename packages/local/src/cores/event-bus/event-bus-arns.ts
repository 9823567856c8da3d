import type { CloudContext } from '../../cloud-context.ts';

/** The part of an ARN in front of its resource: `arn:aws:events:us-east-1:000000000000`. */
const prefix = ({ region, accountId }: CloudContext) => `arn:aws:events:${region}:${accountId}`;

/** `arn:aws:events:us-east-1:000000000000:event-bus/orders` */
export function eventBusArn(cloud: CloudContext, eventBusName: string): string {
  return `${prefix(cloud)}:event-bus/${eventBusName}`;
}

/** `rule/<name>` on the default bus, `rule/<bus>/<name>` on any other. */
export function ruleArn(cloud: CloudContext, eventBusName: string, ruleName: string): string {
  return `${prefix(cloud)}:rule/${eventBusName === 'default' ? '' : `${eventBusName}/`}${ruleName}`;
}

/** `arn:aws:events:us-east-1:000000000000:archive/orders` */
export function archiveArn(cloud: CloudContext, archiveName: string): string {
  return `${prefix(cloud)}:archive/${archiveName}`;
}

/** `arn:aws:events:us-east-1:000000000000:replay/rebuild` */
export function replayArn(cloud: CloudContext, replayName: string): string {
  return `${prefix(cloud)}:replay/${replayName}`;
}

/** An EventBridge ARN taken apart. */
export interface EventsArn {
  readonly kind: 'event-bus' | 'rule' | 'archive' | 'replay';
  /** What follows the kind: `orders`, `orders/projection`. */
  readonly name: string;
}

/** Takes an EventBridge ARN of this cloud's account and region apart; `undefined` for every other text. */
export function parseEventsArn(cloud: CloudContext, arn: string): EventsArn | undefined {
  const match = /^(event-bus|rule|archive|replay)\/(.+)$/.exec(
    arn.startsWith(`${prefix(cloud)}:`) ? arn.slice(prefix(cloud).length + 1) : '',
  );
  return match === null ? undefined : { kind: match[1] as EventsArn['kind'], name: match[2]! };
}

/**
 * Reads the name or ARN of a bus as a call gives it.
 *
 * @returns the name; the default bus for `undefined`; the text as it stands for an ARN of another account or
 * region, which no bus of this cloud is called.
 */
export function eventBusNameOf(cloud: CloudContext, nameOrArn: string | undefined): string {
  if (nameOrArn === undefined) return 'default';
  const arn = parseEventsArn(cloud, nameOrArn);
  return arn?.kind === 'event-bus' ? arn.name : nameOrArn;
}
