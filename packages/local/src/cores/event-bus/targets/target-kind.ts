import type { AwsError } from '../../../gateway/aws-error.ts';
import type { Services } from '../../../services.ts';
import type { BusEvent } from '../bus-event.ts';
import type { DeliveryFailure } from '../delivery-failure.ts';
import type { Target } from '../target.ts';

/** Services that rules deliver to. */
export type TargetServices = Pick<Services, 'queues' | 'functions' | 'topics' | 'apiDestinations' | 'logs'>;

/** What deliveries reach. */
export interface DeliveryServices extends TargetServices {
  readonly eventBuses: {
    exists(eventBusArn: string): boolean;
    /** Puts an event of another bus on this one, with its id. */
    forward(eventBusArn: string, event: BusEvent): void;
  };
}

/** One delivery, ready to be made. */
export interface TargetDelivery {
  readonly target: Target;
  readonly event: BusEvent;
  /** The event as JSON. */
  readonly eventText: string;
  /** What the target is sent. */
  readonly input: string;
}

/** A delivery that no further attempt can make good. */
export interface FinalFailure {
  readonly errorCode: string;
  readonly errorMessage: string;
}

/**
 * A service that rules deliver to. Add one by writing `targets/<service>-target.ts` and listing it in
 * `targets/target-kinds.ts`.
 */
export interface TargetKind {
  /** Plural, for messages: `SQS queues`. */
  readonly label: string;
  /** What EventBridge, or the target's role, must be allowed to do: `sqs:SendMessage`; absent where nothing is asked for. */
  readonly action?: string;
  handles(targetArn: string): boolean;
  /** Checks what PutTargets demands of a target of this kind. */
  check?(target: Target): AwsError | undefined;
  exists(services: DeliveryServices, targetArn: string): boolean;
  /**
   * When the target takes a delivery, for one with a rate limit.
   *
   * @param notAfterMs when the event is too old, epoch ms.
   * @returns epoch ms, `undefined` when the event would be too old by then.
   */
  takesAtMs?(services: DeliveryServices, targetArn: string, notAfterMs: number): number | undefined;
  /**
   * A delivery that takes its time gives a promise and is stored until it has ended.
   *
   * @throws {AwsError} as the service answers; what it means for retries is decided by its status and code.
   */
  deliver(
    services: DeliveryServices,
    delivery: TargetDelivery,
  ): FinalFailure | undefined | Promise<DeliveryFailure | undefined>;
}
