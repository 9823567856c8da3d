import type { Tags } from '../event-bus/tags.ts';

/** A discoverer as it is stored. */
export interface DiscovererRecord {
  /** `events-event-bus-orders` */
  readonly id: string;
  readonly arn: string;
  /** ARN of the bus. */
  readonly sourceArn: string;
  readonly description?: string;
  readonly state: 'STARTED' | 'STOPPED';
  /** Whether events of other accounts count too; kept and shown, there is one account here. */
  readonly crossAccount: boolean;
  readonly tags: Tags;
}
