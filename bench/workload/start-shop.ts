import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { DisableRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { type LocalCloud, startLocalCloud } from '@busbar/local';
import { type Deployment, toDeployment } from '@busbar/operations';

/** The consumer that is measured: Powertools batch and idempotency, a DynamoDB transaction as its effect. */
export const PROJECTION = 'order-projection';

/** Folder of the demo's synthesized assembly. */
export const assembly = fileURLToPath(new URL('../../packages/infra/cdk.out', import.meta.url));

/** The demo's assembly in this process. */
export interface Shop {
  readonly cloud: LocalCloud;
  readonly deployment: Deployment;
  readonly client: EventBridgeClient;
  stop(): Promise<void>;
}

/** Starts the demo's assembly. @param consumers `projection` switches the rules of the other consumers off. */
export async function startShop(consumers: 'projection' | 'all'): Promise<Shop> {
  if (!existsSync(assembly)) {
    throw new Error(`Failed to start "${assembly}": it is not there. Run \`pnpm turbo synth\` first.`);
  }
  const cloud = await startLocalCloud({ assembly });
  const { endpoint, region, credentials } = cloud;
  const deployment = toDeployment(cloud.outputs);
  const client = new EventBridgeClient({ endpoint, region, credentials, maxAttempts: 1 });
  if (consumers === 'projection') {
    for (const name of Object.keys(deployment.consumers)) {
      const rule = { Name: name, EventBusName: deployment.eventBusName };
      if (name !== PROJECTION) await client.send(new DisableRuleCommand(rule));
    }
  }
  return {
    cloud,
    deployment,
    client,
    async stop() {
      client.destroy();
      await cloud.stop();
    },
  };
}
