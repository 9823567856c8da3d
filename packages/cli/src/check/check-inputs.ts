import { existsSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Subscription } from '@busbar/consumers';
import { InvalidArgumentError } from '@busbar/core';
import {
  composeContractEvents,
  type ContractEvent,
  type FieldRead,
  findConsumerEntries,
  findFieldReads,
  patternReads,
  readContractFields,
  readReleasedFields,
  type RoutedPattern,
  subscriptionPatterns,
  templatePatterns,
  type VersionFields,
} from '@busbar/operations/check';
import { contractsFolder } from '../generate/contracts-folder.ts';
import { loadBaseline } from '../schemas/baseline/load-baseline.ts';
import { type ContractTexts, readContractFiles } from '../schemas/read-contract-files.ts';
import type { CheckFlags } from './check-flags.ts';
import { type Input, mapInput, valuesOf } from './input.ts';
import { loadSubscriptions } from './load-subscriptions.ts';
import { readTemplates } from './read-templates.ts';
import { toPlace } from './to-place.ts';

/** What the contracts were. */
export interface Baseline {
  /** As `--against` names it. */
  readonly name: string;
  readonly files: ContractTexts | 'released';
}

/** What the parts of a check look at; each is read once, when a part first asks for it. */
export interface CheckInputs {
  readonly contractsDir: string;
  readonly contracts: ContractTexts;
  readonly accept: readonly string[];
  /** Folder of the built functions, beside the consumers' sources; may not be there. */
  readonly bundleDirectory: string;
  events(): readonly ContractEvent[];
  /** Fields of the contracts as they are. */
  fields(): readonly VersionFields[];
  baseline(): Promise<Input<Baseline>>;
  /** Fields of the contracts as they were; none without a baseline. */
  baselineFields(): Promise<readonly VersionFields[]>;
  subscriptions(): Promise<Input<readonly Subscription[]>>;
  /** Patterns of the subscriptions. */
  subscribed(): Promise<Input<readonly RoutedPattern[]>>;
  /** Patterns of the rules and archives of the assembly. */
  routed(): Promise<Input<readonly RoutedPattern[]>>;
  /** What handlers read. */
  handlerReads(): Promise<Input<readonly FieldRead[]>>;
  /** What handlers and patterns read, as far as there are any. */
  reads(): Promise<readonly FieldRead[]>;
}

/** Where consumers stand in a workspace, seen from its root. */
const workspaceConsumers = 'packages/consumers/src';

/**
 * Prepares what a check looks at.
 *
 * @param about detail-types that readers are asked of; all when it is left out.
 * @throws {InvalidArgumentError} when a folder that is named, or that of the contracts, is not there.
 */
export function createCheckInputs(
  flags: Pick<CheckFlags, 'against' | 'contracts' | 'consumers' | 'assembly' | 'accept'>,
  about?: ReadonlySet<string>,
): CheckInputs {
  const contractsDir = contractsFolder('check', flags.contracts);
  const consumersDir = flags.consumers ?? workspaceConsumers;
  assertFolder('--consumers', flags.consumers);
  assertFolder('--assembly', flags.assembly);
  const contracts = readContractFiles(contractsDir);
  const hasReleases = [...contracts.keys()].some((path) => /\/releases\/\d+\.\d+\.json$/.test(path));

  const events = once(() => composeContractEvents(contracts));
  const fields = once(() => readContractFields(contracts));
  const baseline = once(async (): Promise<Input<Baseline>> => {
    const name = flags.against ?? (hasReleases ? 'released' : undefined);
    return name === undefined
      ? {
          missing:
            'no release to compare with: run `busbar schemas release`, or name a baseline by `--against`',
        }
      : { value: { name, files: await loadBaseline(name, contractsDir) } };
  });
  const baselineFields = once(async () => {
    const released = readReleasedFields(contracts);
    const found = await baseline();
    if ('missing' in found || found.value.files === 'released') return released;
    return [...readContractFields(found.value.files, `baseline "${found.value.name}"`), ...released];
  });
  const subscriptions = once(() => loadSubscriptions(consumersDir));
  const subscribed = once(async () =>
    mapInput(await subscriptions(), (value) =>
      subscriptionPatterns(value, (name) => {
        const file = join(consumersDir, name, 'subscription.ts');
        return { file: toPlace(file), text: existsSync(file) ? readFileSync(file, 'utf8') : '' };
      }),
    ),
  );
  const routed = once(async () => mapInput(readTemplates(flags.assembly), templatePatterns));
  const handlerReads = once(async (): Promise<Input<readonly FieldRead[]>> => {
    if (!existsSync(consumersDir) || findConsumerEntries(consumersDir).length === 0) {
      return {
        missing: `no consumer in "${consumersDir}" (a folder with a handler.ts): name their folder by \`--consumers\``,
      };
    }
    const known = await subscriptions();
    const detailTypes = new Map(
      ('value' in known ? known.value : []).flatMap(({ name, events: subscribedEvents }) =>
        subscribedEvents === 'all'
          ? []
          : [[name, new Set(subscribedEvents.map(({ detailType }) => detailType))] as const],
      ),
    );
    const asked = about === undefined ? {} : { about };
    return { value: await findFieldReads({ consumersDir, detailTypes, ...asked }) };
  });
  const reads = once(async () => {
    const known = [...fields(), ...(await baselineFields())];
    const patterns = [await subscribed(), await routed()].flatMap(valuesOf);
    return [...valuesOf(await handlerReads()), ...patternReads(patterns, events(), known)];
  });
  return {
    contractsDir,
    contracts,
    accept: flags.accept ?? [],
    bundleDirectory: resolve(consumersDir, '..', 'dist', 'functions'),
    events,
    fields,
    baseline,
    baselineFields,
    subscriptions,
    subscribed,
    routed,
    handlerReads,
    reads,
  };
}

/** What is named must be there; what is not named may be absent. */
function assertFolder(argument: string, folder: string | undefined): void {
  if (folder === undefined || statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new InvalidArgumentError({
    doing: 'check',
    argument,
    value: folder,
    reason: 'is no folder',
    nextStep: 'Name one that is there, or leave the option out',
  });
}

function once<T>(read: () => T): () => T {
  let known: { readonly value: T } | undefined;
  return () => {
    known ??= { value: read() };
    return known.value;
  };
}
