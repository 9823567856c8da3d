import { InvalidArgumentError } from '@busbar/core';
import { bundleSchema } from '../generate/bundle-schema.ts';
import { classificationsOf } from '../generate/check-classifications.ts';
import type { EventContract } from '../generate/event-contract.ts';
import { planFieldIndex } from '../generate/field-index.ts';
import { InvalidContractError } from '../generate/invalid-contract-error.ts';
import { planGeneration } from '../generate/plan-generation.ts';
import { type ContractFiles, type Contracts, readContracts } from '../generate/read-contracts.ts';
import { revisionInWork } from '../generate/release.ts';
import {
  type ExportCatalog,
  type ExportEvent,
  type ExportSchema,
  type ExportSubscription,
  takesVersion,
} from './export-catalog.ts';

/** Options of {@link readExportCatalog}. */
export interface ExportCatalogOptions {
  /** Text files below the contracts folder by path, with `/`. */
  readonly contracts: ContractFiles;
  /** Path of the folder, for messages. @default 'contracts' */
  readonly contractsDir?: string;
  /** @default [] */
  readonly subscriptions?: readonly ExportSubscription[];
  /** Detail-types to be exported. @default all */
  readonly events?: readonly string[];
  /** Export drafts too, marked as such. Nobody may publish them yet. @default false */
  readonly drafts?: boolean;
}

/**
 * Reads what exports are made of. Contracts that code cannot be generated from are refused for the same reasons.
 *
 * @throws InvalidContractError listing every problem.
 * @throws InvalidArgumentError when `events` names one that the contracts do not have, or a draft without `drafts`.
 */
export async function readExportCatalog({
  contracts: files,
  contractsDir = 'contracts',
  subscriptions = [],
  events: names,
  drafts = false,
}: ExportCatalogOptions): Promise<ExportCatalog> {
  const libraryModule = '@busbar/events-schema/runtime';
  const { problems } = await planGeneration({ files, contractsPath: contractsDir, libraryModule });
  if (problems.length > 0) throw new InvalidContractError(contractsDir, problems);
  const contracts = readContracts(files);
  for (const name of names ?? []) checkName(contracts.events, name, drafts);

  const events = contracts.events
    .filter(({ detailType, facts }) =>
      names === undefined ? drafts || facts.lifecycle !== 'draft' : names.includes(detailType),
    )
    .map((event) => readEvent(event, contracts))
    .sort((a, b) => (a.detailType < b.detailType ? -1 : 1));
  return {
    events,
    subscriptions: subscriptions
      .filter((subscription) =>
        events.some((event) => event.versions.some((version) => takesVersion(subscription, event, version))),
      )
      .toSorted((a, b) => (a.name < b.name ? -1 : 1)),
  };
}

function checkName(events: readonly EventContract[], name: string, drafts: boolean): void {
  const named = events.find(({ detailType }) => detailType === name);
  if (named !== undefined && (drafts || named.facts.lifecycle !== 'draft')) return;
  throw new InvalidArgumentError({
    doing: 'export contracts',
    argument: '--events',
    value: name,
    reason: named === undefined ? 'is no event of the contracts' : 'is a draft',
    nextStep:
      named === undefined
        ? `Name some of ${events.map(({ detailType }) => detailType).join(', ')}`
        : 'Add --drafts to export it as what it is',
  });
}

function readEvent(event: EventContract, { schemas }: Contracts): ExportEvent {
  const { domain, name, detailType, facts } = event;
  const versions = event.versions.map(({ major, schemaFile, examples, releases }) => {
    const { schema } = bundleSchema(schemas, schemaFile);
    const { minor, state } = revisionInWork(releases, schema);
    return {
      major,
      version: `${major}.${minor}`,
      state,
      key: `${detailType}.v${major}`,
      schema,
      examples,
      releases: releases.map((release) => ({
        version: release.version,
        schema: release.schema as ExportSchema,
      })),
      classifications: classificationsOf(event, planFieldIndex(schema)),
    };
  });
  return { domain, name, detailType, facts, versions };
}
