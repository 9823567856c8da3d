import { type BusbarError, isBusbarError } from '@busbar/core';
import type { RegistryDocument } from '@busbar/events-schema/registry';
import { type PushStep, planPush } from './plan-push.ts';
import { RegistryNotFoundError } from './registry-not-found-error.ts';
import { RegistryThrottledError } from './registry-throttled-error.ts';
import type { RegisteredSchema, SchemaRegistryPort } from './schema-registry-port.ts';

/** Options of {@link runPush}. */
export interface PushOptions {
  readonly registry: SchemaRegistryPort;
  readonly registryName: string;
  /** What the contracts say. */
  readonly documents: readonly RegistryDocument[];
  /** Names that the contracts have use for beside those: of drafts, say. @default [] */
  readonly keep?: readonly string[];
  /** Plan, and change nothing. @default false */
  readonly dryRun?: boolean;
  /** Make the registry if it is not there. @default false */
  readonly create?: boolean;
}

/** A step of a push and how it went: `skipped` steps were not tried once the registry throttled for good. */
export interface PushedStep extends PushStep {
  readonly outcome: 'planned' | 'done' | 'failed' | 'skipped';
  /** Why it failed. */
  readonly error?: BusbarError;
}

/** What a push came to, a step for each schema. */
export interface PushReport {
  readonly registryName: string;
  /** The registry is not there, and a push that is no dry run would make it. */
  readonly isRegistryPlanned: boolean;
  readonly steps: readonly PushedStep[];
}

const effects = {
  create: (registry: SchemaRegistryPort, registryName: string, { document }: PushStep) =>
    registry.createSchema(registryName, document!),
  async update(registry: SchemaRegistryPort, registryName: string, { document, arn, tags }: PushStep) {
    await registry.updateSchema(registryName, document!);
    if (tags !== undefined) await registry.tagSchema(registryName, arn!, tags);
  },
  retag: (registry: SchemaRegistryPort, registryName: string, { arn, tags }: PushStep) =>
    registry.tagSchema(registryName, arn!, tags ?? {}),
} as const;

/**
 * Brings a registry to what the contracts say, schema by schema: one that fails does not keep the others back, and what
 * is done is found done by the next push.
 *
 * @throws {RegistryNotFoundError} when there is no registry and `create` is not set.
 * @throws {RegistryThrottledError} when not even its schemas could be read.
 * @throws {RegistryCallError} likewise.
 */
export async function runPush({
  registry,
  registryName,
  documents,
  keep,
  dryRun = false,
  create = false,
}: PushOptions): Promise<PushReport> {
  if (create && !dryRun) await registry.createRegistry(registryName);
  let isRegistryPlanned = false;
  const listed = await registry.listSchemas(registryName).catch((error: unknown) => {
    if (!create || !dryRun || !(error instanceof RegistryNotFoundError)) throw error;
    isRegistryPlanned = true;
    return [];
  });
  const names = new Set(listed.map(({ name }) => name));
  const registered: RegisteredSchema[] = [];
  for (const { name } of documents) {
    const schema = names.has(name) ? await registry.describeSchema(registryName, name) : undefined;
    if (schema !== undefined) registered.push(schema);
  }

  const steps: PushedStep[] = [];
  let isThrottled = false;
  for (const step of planPush({ declared: documents, keep, listed, registered })) {
    const { action } = step;
    if (dryRun || !(action in effects)) {
      steps.push({ ...step, outcome: dryRun ? 'planned' : 'done' });
      continue;
    }
    if (isThrottled) {
      steps.push({ ...step, outcome: 'skipped' });
      continue;
    }
    try {
      await effects[action as keyof typeof effects](registry, registryName, step);
      steps.push({ ...step, outcome: 'done' });
    } catch (error) {
      if (!isBusbarError(error)) throw error;
      isThrottled = error instanceof RegistryThrottledError;
      steps.push({ ...step, outcome: 'failed', error });
    }
  }
  return { registryName, isRegistryPlanned, steps };
}
