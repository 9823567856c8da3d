import { ListRegistriesCommand } from '@aws-sdk/client-schemas';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { signedHeaders } from '../../../test/queue-cloud.ts';
import { rawRequest } from '../../../test/raw-request.ts';
import { schemasArns as arns, openApi } from '../../../test/schemas-cloud.ts';
import { RegistryName, SchemaName, useSchemas } from '../../../test/use-schemas.ts';
import type { SchemaRegistryCore } from '../../cores/schema-registry/schema-registry-core.ts';
import { createSchemasActions } from './index.ts';

const { createRegistry, createSchema, local } = useSchemas();
const bindings = createSchemasActions(undefined as unknown as SchemaRegistryCore).map(({ rest }) => rest!);

const text = fc.oneof(
  fc.constantFrom(RegistryName, SchemaName, 'aws.events', '..', '%', '__proto__', '1', '-1', '{}', openApi()),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const member = fc.constantFrom(
  ...['Content', 'Type', 'Description', 'tags', 'Tags', 'SourceArn', 'CrossAccount', 'Events', 'Policy', ''],
  ...['RevisionId', 'ClientTokenId', 'registryName', 'RegistryName', '__proto__', 'constructor'],
);
const parameter = fc.constantFrom(
  'limit',
  'nextToken',
  'schemaVersion',
  'keywords',
  'tagKeys',
  'type',
  'registryName',
);
const given = fc.oneof(text, fc.jsonValue({ maxDepth: 2 }), fc.constant(arns.eventBus('default')));
const request = fc.record({
  binding: fc.constantFrom(...bindings),
  labels: fc.array(text, { minLength: 4, maxLength: 4 }),
  query: fc.array(fc.tuple(parameter, text), { maxLength: 3 }),
  body: fc.oneof(
    fc
      .array(fc.tuple(member, given), { maxLength: 4 })
      .map((members) => JSON.stringify(Object.fromEntries(members))),
    fc.jsonValue().map((value) => JSON.stringify(value)),
    fc.string(),
  ),
});

it('is refused by the caller and never fails the cloud, whatever is sent', async () => {
  await createRegistry();
  await createSchema();

  await fc.assert(
    fc.asyncProperty(request, async ({ binding, labels, query, body }) => {
      const remaining = [...labels];
      const path = binding.path.replace(/\{\w+\}/g, () => encodeURIComponent(remaining.pop()!));
      const parameters = new URLSearchParams(
        query.map(([name, value]): [string, string] => [name, value]),
      ).toString();
      const { status } = await rawRequest(local().cloud.endpoint, {
        method: binding.method,
        path: parameters === '' ? path : `${path}?${parameters}`,
        headers: { ...signedHeaders('schemas'), 'content-type': 'application/json' },
        ...(binding.method !== 'GET' && { body }),
      });
      expect(status).toBeLessThan(500);
    }),
    { numRuns: 500 },
  );

  const { Registries } = await local().schemas.send(new ListRegistriesCommand({ Scope: 'AWS' }));
  expect(Registries).toMatchObject([{ RegistryName: 'aws.events' }]);
});
