import type { CloudContext } from '../../cloud-context.ts';
import type { AccessControl } from '../../iam/access-control.ts';
import type { QueueService } from '../../services.ts';

/** SQS as its own actions see it. */
export interface QueueCore extends QueueService {
  readonly size: number;
}

/** Creates SQS on a cloud's clock, random source and store, restores what the store holds and registers queue policies. */
export function createQueueService(cloud: CloudContext, access: AccessControl): QueueCore {
  throw new Error(`not yet built (${cloud.region}, ${typeof access})`);
}
