import { SchemasClient } from '@aws-sdk/client-schemas';
import { describe, expect, it } from 'vitest';
import { type SchemasAnswer, startSchemasServer } from '../../test/registry/start-schemas-server.ts';
import { createSchemaRegistryAdapter } from './create-schema-registry-adapter.ts';

const throttled: SchemasAnswer = { status: 429, code: 'TooManyRequestsException' };

describe('createSchemaRegistryAdapter', () => {
  it('reads every page of a registry', async () => {
    const pages: Readonly<Record<string, SchemasAnswer>> = {
      '': { body: { Schemas: [{ SchemaName: 'a', tags: { 'busbar:contract': 'x.A' } }], NextToken: '2' } },
      2: { body: { Schemas: [{ SchemaName: 'b' }] } },
    };
    const { client, requests } = await startSchemasServer(({ query }) => pages[query.nextToken ?? '']!);

    const schemas = await createSchemaRegistryAdapter({ client }).listSchemas('busbar-dev');

    expect(schemas).toEqual([
      { name: 'a', tags: { 'busbar:contract': 'x.A' } },
      { name: 'b', tags: {} },
    ]);
    expect(requests.map(({ line }) => line)).toEqual(
      Array.from({ length: 2 }, () => 'GET /v1/registries/name/busbar-dev/schemas'),
    );
  });

  it('takes what it is given after 9 refusals for too many requests', async () => {
    let calls = 0;
    const { client, requests } = await startSchemasServer(() => {
      calls += 1;
      return calls < 10 ? throttled : { body: { Schemas: [] } };
    });

    expect(await createSchemaRegistryAdapter({ client }).listSchemas('busbar-dev')).toEqual([]);
    expect(requests).toHaveLength(10);
  });

  it('says that it was throttled once the 10th attempt was refused as well', async () => {
    const { client, requests } = await startSchemasServer(() => throttled);

    await expect(createSchemaRegistryAdapter({ client }).listSchemas('busbar-dev')).rejects.toMatchObject({
      code: 'REGISTRY_THROTTLED',
      retry: 'later',
      attempts: 10,
      message:
        'Failed to call schema registry "busbar-dev": ListSchemas was throttled in each of 10 attempts. What was done stays ' +
        'done: wait a minute and run the same command again, which takes up where it stopped.',
    });
    expect(requests).toHaveLength(10);
  });

  it.each([
    [
      403,
      'ForbiddenException',
      'operator',
      'ForbiddenException: As the test says. Allow schemas:ListSchemas to who runs this.',
    ],
    [
      403,
      'AccessDeniedException',
      'operator',
      'AccessDeniedException: As the test says. Allow schemas:ListSchemas to who runs this.',
    ],
    [
      403,
      'ExpiredTokenException',
      'operator',
      'ExpiredTokenException: As the test says. Check credentials, region and clock (AWS_PROFILE, AWS_REGION), then run it again.',
    ],
    [
      409,
      'ConflictException',
      'later',
      'ConflictException: As the test says. Run it again, which reads what is there first.',
    ],
    [400, 'BadRequestException', 'never', 'BadRequestException: As the test says. Correct what is named.'],
    [
      500,
      'InternalServerErrorException',
      'later',
      'InternalServerErrorException: As the test says. Run it again in a minute.',
    ],
  ])('tells of %d %s whose turn it is', async (status, code, retry, ending) => {
    const { client } = await startSchemasServer(() => ({ status, code }), { maxAttempts: 2 });

    await expect(createSchemaRegistryAdapter({ client }).listSchemas('busbar-dev')).rejects.toMatchObject({
      code: 'REGISTRY_CALL_FAILED',
      retry,
      message: `Failed to call schema registry "busbar-dev": ListSchemas: ${ending}`,
    });
  });

  it('tells a registry that is not there from a schema that is not there', async () => {
    const { client } = await startSchemasServer(() => ({ status: 404, code: 'NotFoundException' }));
    const registry = createSchemaRegistryAdapter({ client });

    expect(await registry.describeSchema('busbar-dev', 'a')).toBe(undefined);
    await expect(registry.listSchemas('busbar-dev')).rejects.toMatchObject({ code: 'REGISTRY_NOT_FOUND' });
  });

  it('makes a registry, and takes one that is there as made', async () => {
    const answers: SchemasAnswer[] = [{ status: 201 }, { status: 409, code: 'ConflictException' }];
    const { client, requests } = await startSchemasServer(() => answers.shift()!);
    const registry = createSchemaRegistryAdapter({ client });

    await registry.createRegistry('busbar-dev');
    await registry.createRegistry('busbar-dev');

    expect(requests.map(({ line }) => line)).toEqual([
      'POST /v1/registries/name/busbar-dev',
      'POST /v1/registries/name/busbar-dev',
    ]);
  });

  it('says what to look at when nobody answers, or the region is not said', async () => {
    const { client, stop } = await startSchemasServer(() => ({}), { maxAttempts: 1 });
    await stop();
    const nowhere = new SchemasClient({
      region: async () => Promise.reject<string>(new Error('Region is missing')),
    });

    for (const each of [client, nowhere]) {
      await expect(
        createSchemaRegistryAdapter({ client: each }).listSchemas('busbar-dev'),
      ).rejects.toMatchObject({
        code: 'REGISTRY_CALL_FAILED',
        retry: 'operator',
        message: expect.stringMatching(
          /ListSchemas: no answer came \((?:.*ECONNREFUSED.*|Region is missing)\)\. Check region, credentials and network/,
        ),
      });
    }
  });
});
