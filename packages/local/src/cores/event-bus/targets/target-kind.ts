import type { AwsError } from '../../../gateway/aws-error.ts';
import type { FunctionService, QueueService } from '../../../services.ts';
import type { BusEvent } from '../bus-event.ts';
import type { Target } from '../target.ts';

/** What deliveries reach. */
export interface DeliveryServices {
  readonly queues: QueueService;
  readonly functions: FunctionService;
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
  /** What EventBridge, or the target's role, must be allowed to do: `sqs:SendMessage`. */
  readonly action: string;
  handles(targetArn: string): boolean;
  /** Checks what PutTargets demands of a target of this kind. */
  check?(target: Target): AwsError | undefined;
  exists(services: DeliveryServices, targetArn: string): boolean;
  /** @throws {AwsError} as the service answers; what it means for retries is decided by its status and code. */
  deliver(services: DeliveryServices, delivery: TargetDelivery): FinalFailure | undefined;
}
