import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import type { EventLifecycle } from '../event-lifecycle.ts';
import { contractFactsSchema } from './contract-facts-schema.ts';
import type { ContractProblem } from './contract-problem.ts';
import type { ContractCompatibility, ContractFacts } from './event-contract.ts';

/** `contract.json` as it was written: what has a default may be missing. */
type WrittenFacts = Omit<ContractFacts, 'compatibility' | 'classifications'> & {
  readonly compatibility?: Partial<ContractCompatibility>;
  readonly classifications?: ContractFacts['classifications'];
};

const ajv = new Ajv2020({ allErrors: true });
formats.default(ajv, ['date']);
const checkFacts = ajv.compile<WrittenFacts>(contractFactsSchema);

/** What to do about a wrong place of `contract.json`, by the name of its first step. */
const fixes: Readonly<Record<string, string>> = {
  sources: 'Write <org>.<service> in small letters',
  lifecycle: 'Write "draft", "active" or "deprecated"',
  deprecation: 'Write { "since": "<year>-<month>-<day>", "successor": "<domain>.<Event>" }',
  compatibility:
    'mode is BACKWARD, FORWARD or FULL, each also with _TRANSITIVE; profile is "event" or "strict"; both can be left out',
  classifications:
    'Write "pii" or "secret" under a JSON pointer into the data, "*" for the items of an array',
};
const fields =
  'contract.json has owner, description, sources, lifecycle, and if need be deprecation, compatibility, classifications';

/**
 * Checks a `contract.json` and fills in its defaults.
 *
 * @param file path of the document below the contracts folder, for the problems.
 * @returns `undefined` when it is wrong.
 */
export function readContractFacts(
  file: string,
  document: unknown,
  problems: ContractProblem[],
): ContractFacts | undefined {
  if (!checkFacts(document)) {
    for (const { instancePath, keyword, message, params, propertyName } of checkFacts.errors ?? []) {
      // The pattern that a name breaks is reported at the name.
      if (keyword === 'propertyNames') continue;
      const named = keyword === 'additionalProperties' ? params.additionalProperty : propertyName;
      const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
      const reason = `${message ?? 'is invalid'}${named === undefined ? '' : ` ("${String(named)}")`}${allowed}`;
      const fix = fixes[instancePath.split('/')[1] ?? ''] ?? fields;
      problems.push({ file, pointer: instancePath, reason, fix });
    }
    return undefined;
  }
  for (const [i, source] of document.sources.entries()) {
    if (!source.startsWith('aws.')) continue;
    const reason = `source "${source}" begins with "aws.", which EventBridge keeps for AWS's own events`;
    problems.push({ file, pointer: `/sources/${i}`, reason, fix: 'Write <org>.<service>' });
  }
  const { lifecycle, deprecation, compatibility = {}, classifications = {} } = document;
  problems.push(...checkDeprecation(file, lifecycle, deprecation !== undefined));
  return {
    ...document,
    compatibility: { mode: 'BACKWARD_TRANSITIVE', profile: 'event', ...compatibility },
    classifications,
  };
}

function checkDeprecation(
  file: string,
  lifecycle: EventLifecycle,
  isSaidSince: boolean,
): readonly ContractProblem[] {
  if (lifecycle === 'deprecated' && !isSaidSince) {
    const reason = 'the event is deprecated and does not say since when';
    return [{ file, pointer: '/deprecation', reason, fix: fixes.deprecation! }];
  }
  if (lifecycle !== 'deprecated' && isSaidSince) {
    const reason = `deprecation is said of an event whose lifecycle is "${lifecycle}"`;
    return [{ file, pointer: '/deprecation', reason, fix: 'Write "lifecycle": "deprecated", or remove it' }];
  }
  return [];
}
