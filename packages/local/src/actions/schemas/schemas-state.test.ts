import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateRegistryCommand,
  CreateSchemaCommand,
  DescribeSchemaCommand,
  ListRegistriesCommand,
  SchemasClient,
} from '@aws-sdk/client-schemas';
import { describe, expect, it } from 'vitest';
import { schemasArns as arns, openApi, startSchemasCloud } from '../../../test/schemas-cloud.ts';
import { RegistryName, SchemaName } from '../../../test/use-schemas.ts';

describe('state', () => {
  it('is kept by region, over a restart, and shown', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'busbar-schemas-'));
    const first = await startSchemasCloud({ dataDir });
    const abroad = new SchemasClient({ ...first.clientOptions, region: 'eu-west-1' });
    await abroad.send(new CreateRegistryCommand({ RegistryName: 'abroad' }));
    abroad.destroy();
    await first.schemas.send(new CreateRegistryCommand({ RegistryName }));
    await first.schemas.send(
      new CreateSchemaCommand({ RegistryName, SchemaName, Type: 'OpenApi3', Content: openApi() }),
    );
    await first.stop();

    const second = await startSchemasCloud({ dataDir });
    const { Registries } = await second.schemas.send(new ListRegistriesCommand({ Scope: 'LOCAL' }));
    const { Content } = await second.schemas.send(new DescribeSchemaCommand({ RegistryName, SchemaName }));
    const state = (await (await fetch(`${second.cloud.endpoint}/_busbar/state`)).json()) as {
      schemas: Record<string, unknown>;
      regions: Record<string, { schemas: { registries: { name: string }[] } }>;
    };
    await second.stop();
    rmSync(dataDir, { recursive: true });

    expect(Registries?.map(({ RegistryName: name }) => name)).toEqual(['discovered-schemas', 'orders']);
    expect(Content).toBe(openApi());
    expect(state.schemas).toMatchObject({
      registries: [
        { name: 'aws.events', schemas: [] },
        { name: 'discovered-schemas', schemas: [] },
        {
          name: 'orders',
          arn: arns.registry('orders'),
          schemas: [{ name: SchemaName, versions: [{ version: 1, type: 'OpenApi3', content: openApi() }] }],
        },
      ],
      discoverers: [],
    });
    expect(state.regions['eu-west-1']?.schemas.registries.map(({ name }) => name)).toContain('abroad');
  });
});
