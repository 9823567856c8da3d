import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { defineSchemasAction } from './define-schemas-action.ts';
import { toDiscovererSummary } from './schemas-entry.ts';
import { members, ofPage } from './schemas-members.ts';
import { type PageInput, toSchemasPage } from './schemas-page.ts';
import { permissionOn } from './schemas-permissions.ts';

interface Input extends PageInput {
  readonly DiscovererIdPrefix?: string;
  readonly SourceArnPrefix?: string;
}

/** Lists discoverers by id. @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/v1-discoverers.html#ListDiscoverers */
export const listDiscoverers = (core: SchemaRegistryCore) =>
  defineSchemasAction<Input>({
    name: 'ListDiscoverers',
    rest: { method: 'GET', path: '/v1/discoverers' },
    constraints: { ...ofPage, DiscovererIdPrefix: members.text, SourceArnPrefix: members.text },
    permissions: permissionOn.discoverers('schemas:ListDiscoverers'),
    handle({ DiscovererIdPrefix = '', SourceArnPrefix = '', ...page }) {
      const found = core.discoverers
        .list()
        .filter(
          ({ id, sourceArn }) => id.startsWith(DiscovererIdPrefix) && sourceArn.startsWith(SourceArnPrefix),
        );
      const { items, ...next } = toSchemasPage(found, page);
      return { ...next, Discoverers: items.map(toDiscovererSummary) };
    },
  });
