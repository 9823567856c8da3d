import type { RegistryDocument } from '@busbar/events-schema/registry';
import { describe, expect, it } from 'vitest';
import {
  type SchemasAnswer,
  type SchemasRequest,
  startSchemasServer,
} from '../../test/registry/start-schemas-server.ts';
import { createSchemaRegistryAdapter } from './create-schema-registry-adapter.ts';
import { planPush } from './plan-push.ts';
import { runPush } from './run-push.ts';
import type { RegisteredSchema } from './schema-registry-port.ts';

function document(event: string, content: object = { event }): RegistryDocument {
  return {
    name: `busbar.shop@orders.${event}-v1`,
    dialect: 'OpenApi3',
    description: event,
    content: JSON.stringify(content),
    tags: { 'busbar:contract': `orders.${event}`, 'busbar:version': '1.0' },
  };
}

function registered({ name, dialect, content, tags }: RegistryDocument): RegisteredSchema {
  return { name, dialect, content, tags, arn: `arn:${name}`, schemaVersion: '1' };
}

const placed = document('OrderPlaced');

/** What is planned for OrderPlaced when the registry holds this of it. */
function plannedFor(present: Partial<RegisteredSchema>) {
  const there = { ...registered(placed), ...present };
  return planPush({ declared: [placed], listed: [there], registered: [there] }).map(({ action, tags }) => ({
    action,
    ...(tags === undefined ? {} : { tags }),
  }));
}

describe('planPush', () => {
  it('creates what is not there', () => {
    const steps = planPush({ declared: [placed], listed: [], registered: [] });

    expect(steps).toEqual([{ action: 'create', name: placed.name, document: placed }]);
  });

  it('leaves alone what says the same, however it is laid out', () => {
    expect(plannedFor({})).toEqual([{ action: 'unchanged' }]);
    const two = document('OrderPlaced', { a: 1, b: { c: 1, d: 2 } });
    const there = { ...registered(two), content: '{ "b": { "d": 2, "c": 1 },\n "a": 1 }' };
    expect(planPush({ declared: [two], listed: [], registered: [there] })[0]?.action).toBe('unchanged');
  });

  it('adds a version where the content differs, in value, order of a list or dialect', () => {
    expect(plannedFor({ content: '{"event":"OrderPlaced","x":1}' })).toEqual([{ action: 'update' }]);
    expect(plannedFor({ content: 'no JSON' })).toEqual([{ action: 'update' }]);
    expect(plannedFor({ dialect: 'JSONSchemaDraft4' })).toEqual([{ action: 'update' }]);
  });

  it('sets the tags that differ, and those alone', () => {
    const tags = { 'busbar:contract': 'orders.OrderPlaced', team: 'x' };

    expect(plannedFor({ tags })).toEqual([{ action: 'retag', tags: { 'busbar:version': '1.0' } }]);
  });

  it('touches nothing that neither tag nor extension calls its own', () => {
    expect(plannedFor({ tags: {} })).toEqual([{ action: 'foreign' }]);
    expect(plannedFor({ tags: { 'busbar:contract': 'orders.Other' } })).toEqual([{ action: 'foreign' }]);
    const content = JSON.stringify({ 'x-busbar-contract': { detailType: 'orders.OrderPlaced' } });
    expect(plannedFor({ tags: {}, content }).map(({ action }) => action)).toEqual(['update']);
  });

  it('reports schemas of contracts that are gone, but not drafts, other forms and schemas of others', () => {
    const tags = { 'busbar:contract': 'orders.X' };
    const listed = [
      { name: 'busbar.shop@orders.OrderPlaced-v1-draft4', tags },
      { name: 'busbar.shop@orders.OrderDrafted-v1', tags },
      { name: 'busbar.shop@orders.OrderLost-v1', tags },
      { name: 'acme@x', tags: {} },
    ];
    const keep = ['busbar.shop@orders.OrderDrafted-v1'];

    const steps = planPush({ declared: [placed], keep, listed, registered: [registered(placed)] });

    expect(steps.slice(1)).toEqual([{ action: 'orphaned', name: 'busbar.shop@orders.OrderLost-v1' }]);
  });
});

/** A registry on the wire that keeps what it is given, and refuses what `refuse` says. */
async function startRegistry(
  refuse: (request: SchemasRequest) => SchemasAnswer | undefined = () => undefined,
) {
  const schemas = new Map<string, Record<string, unknown>>();
  const { client, requests } = await startSchemasServer(
    (request) => {
      const refused = refuse(request);
      if (refused !== undefined) return refused;
      const { line, body } = request;
      const name = line.split('/schemas/name/')[1];
      if (name === undefined)
        return {
          body: { Schemas: [...schemas].map(([SchemaName, { Tags }]) => ({ SchemaName, tags: Tags })) },
        };
      if (line.startsWith('GET')) {
        const { Tags, ...schema } = schemas.get(name)!;
        return { body: { ...schema, tags: Tags } };
      }
      const { tags: Tags, ...written } = body as Record<string, unknown>;
      schemas.set(name, { Tags, ...schemas.get(name), SchemaArn: `arn:${name}`, ...written });
      return { status: 201 };
    },
    { maxAttempts: 2 },
  );
  const writes = () => requests.filter(({ line }) => !line.startsWith('GET')).map(({ line }) => line);
  return { registry: createSchemaRegistryAdapter({ client }), writes };
}

const registryName = 'busbar-dev';
const three = ['OrderCancelled', 'OrderPlaced', 'OrderShipped'].map((event) => document(event));
const outcomes = (steps: readonly { readonly action: string; readonly outcome: string }[]) =>
  steps.map(({ action, outcome }) => `${action} ${outcome}`);

describe('runPush', () => {
  it('does nothing the second time', async () => {
    const { registry, writes } = await startRegistry();

    const first = await runPush({ registry, registryName, documents: three });
    const written = writes().length;
    const second = await runPush({ registry, registryName, documents: three });

    expect(outcomes(first.steps)).toEqual(['create done', 'create done', 'create done']);
    expect(outcomes(second.steps)).toEqual(['unchanged done', 'unchanged done', 'unchanged done']);
    expect([written, writes().length]).toEqual([3, 3]);
  });

  it('goes on after one schema was refused, and says which and why', async () => {
    const { registry, writes } = await startRegistry(({ line }) =>
      line.startsWith('POST') && line.includes('OrderPlaced')
        ? { status: 400, code: 'BadRequestException' }
        : undefined,
    );

    const { steps } = await runPush({ registry, registryName, documents: three });

    expect(outcomes(steps)).toEqual(['create done', 'create failed', 'create done']);
    expect(steps[1]?.error).toMatchObject({ code: 'REGISTRY_CALL_FAILED', action: 'CreateSchema' });
    expect(writes()).toHaveLength(3);
  });

  it('stops where it is throttled for good, and takes up there when it is run again', async () => {
    let isBusy = true;
    const { registry } = await startRegistry(({ line }) =>
      isBusy && line.startsWith('POST') && line.includes('OrderPlaced')
        ? { status: 429, code: 'TooManyRequestsException' }
        : undefined,
    );

    const first = await runPush({ registry, registryName, documents: three });
    isBusy = false;
    const second = await runPush({ registry, registryName, documents: three });

    expect(outcomes(first.steps)).toEqual(['create done', 'create failed', 'create skipped']);
    expect(first.steps[1]?.error?.code).toBe('REGISTRY_THROTTLED');
    expect(outcomes(second.steps)).toEqual(['unchanged done', 'create done', 'create done']);
  });

  it('changes nothing in a dry run', async () => {
    const { registry, writes } = await startRegistry();

    const { steps } = await runPush({ registry, registryName, documents: three, dryRun: true, create: true });

    expect(outcomes(steps)).toEqual(['create planned', 'create planned', 'create planned']);
    expect(writes()).toEqual([]);
  });

  it('plans a registry that a push would make, and still misses one that it would not', async () => {
    const { registry, writes } = await startRegistry(() => ({ status: 404, code: 'NotFoundException' }));
    const dryRun = { registry, registryName, documents: three, dryRun: true };

    const { isRegistryPlanned, steps } = await runPush({ ...dryRun, create: true });

    expect(isRegistryPlanned).toBe(true);
    expect(outcomes(steps)).toEqual(['create planned', 'create planned', 'create planned']);
    expect(writes()).toEqual([]);
    await expect(runPush(dryRun)).rejects.toMatchObject({ code: 'REGISTRY_NOT_FOUND' });
  });
});
