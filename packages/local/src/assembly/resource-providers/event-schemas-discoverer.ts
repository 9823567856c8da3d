import type { ResourceProvider } from '../resource-provider.ts';
import { createOrUpdate } from './create-or-update.ts';
import { setSchemasTags, toSchemasTags } from './event-schemas-tags.ts';

interface DeployedDiscoverer {
  readonly CrossAccount: boolean;
  readonly DiscovererArn: string;
  readonly DiscovererId: string;
  readonly State: string;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-eventschemas-discoverer.html */
export const eventSchemasDiscoverer: ResourceProvider = {
  type: 'AWS::EventSchemas::Discoverer',
  async deploy(resource, { call }) {
    const { CrossAccount, Description, SourceArn, Tags } = resource.properties;
    const tags = toSchemasTags(Tags);
    const settings = {
      CrossAccount: String(CrossAccount ?? true) === 'true',
      ...(Description !== undefined && { Description }),
    };
    const deployed = (await createOrUpdate(
      () => call('schemas', 'CreateDiscoverer', { ...settings, SourceArn, Tags: tags }),
      'ConflictException',
      async () => {
        const { Discoverers } = (await call('schemas', 'ListDiscoverers', {
          SourceArnPrefix: SourceArn,
        })) as {
          readonly Discoverers: readonly (DeployedDiscoverer & { readonly SourceArn: string })[];
        };
        const { DiscovererArn, DiscovererId } = Discoverers.find((each) => each.SourceArn === SourceArn)!;
        await setSchemasTags(call, DiscovererArn, tags);
        return call('schemas', 'UpdateDiscoverer', { Description: '', ...settings, DiscovererId });
      },
    )) as DeployedDiscoverer;
    return {
      ref: deployed.DiscovererArn,
      attributes: {
        CrossAccount: deployed.CrossAccount,
        DiscovererArn: deployed.DiscovererArn,
        DiscovererId: deployed.DiscovererId,
        State: deployed.State,
      },
    };
  },
};
