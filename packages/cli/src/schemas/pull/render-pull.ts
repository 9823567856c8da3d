import type { PulledSchema, PullPlan, SchemaDifference } from '@busbar/events-schema/registry';
import type { SchemasPullFlags } from './schemas-pull-flags.ts';

/** A plan with what the registry did not have. */
export interface PullReport extends PullPlan {
  readonly registryName: string;
  /** Names that the registry does not have. */
  readonly missing: readonly string[];
  readonly dryRun: boolean;
}

/** Renders a report in each of the forms of `busbar schemas pull`. */
export const renderPull: Readonly<Record<SchemasPullFlags['format'], (report: PullReport) => string>> = {
  text: ({ registryName, schemas, missing, files, dryRun }) => {
    const written = dryRun ? 'would be written' : 'written';
    const drafts = schemas.filter(({ outcome }) => outcome === 'draft').length;
    return [
      ...schemas.flatMap(linesOf),
      ...missing.map((name) => `✗ ${name}: registry ${registryName} has no schema of this name`),
      ...[...files.keys()].map((file) => `${written}: ${file}`),
      `${registryName}: ${schemas.length} read, ${drafts} drafted, ${schemas.filter(({ outcome }) => outcome === 'refused').length + missing.length} failed`,
    ].join('\n');
  },

  json: ({ registryName, schemas, missing, files }) =>
    JSON.stringify({ registry: registryName, schemas, missing, files: [...files.keys()] }, null, 2),
};

function linesOf({
  name,
  outcome,
  detailType,
  major,
  difference,
  facts = [],
  problems,
  notes,
}: PulledSchema): readonly string[] {
  const version = `${detailType} v${major}`;
  const noted = notes.map((note) => `  ${note}`);
  switch (outcome) {
    case 'refused':
      return [
        `✗ ${name}: refused`,
        ...problems.map(
          ({ pointer, reason, fix }) => `  ${pointer === '' ? '' : `${pointer}: `}${reason}. ${fix}.`,
        ),
      ];
    case 'draft':
      return [`${name}: draft of ${version}`, ...noted];
    case 'repeated':
      return [`${name}: left out`, ...noted];
    case 'present': {
      const told =
        difference === undefined
          ? [`! ${name}: ${version} is not compared`]
          : differenceLines(name, version, difference);
      const facing = facts.map((pointer) => `  contract.json#${pointer} differs`);
      return [...told, ...facing, ...noted];
    }
  }
}

function differenceLines(
  name: string,
  version: string,
  { verdict, pointers, contractWithinRegistered, registeredWithinContract, witnesses }: SchemaDifference,
): readonly string[] {
  if (verdict === 'same') return [`${name}: no difference from ${version}`];
  const places = `  at ${pointers.map((pointer) => (pointer === '' ? 'the whole' : pointer)).join(', ')}`;
  if (verdict === 'equivalent')
    return [`${name}: no difference in what is valid from ${version}, other words`, places];
  const example = (document: unknown) =>
    document === undefined ? '' : `, for example ${JSON.stringify(document)}`;
  return [
    `✗ ${name}: differs from ${version}`,
    places,
    `  all that the contract accepts is valid there: ${answer(contractWithinRegistered)}${example(witnesses.contractOnly)}`,
    `  all that is valid there the contract accepts: ${answer(registeredWithinContract)}${example(witnesses.registeredOnly)}`,
  ];
}

function answer(verdict: boolean | 'unknown'): string {
  return verdict === 'unknown' ? 'could not be decided' : verdict ? 'yes' : 'no';
}
