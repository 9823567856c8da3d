import { checkContractName } from './check-contract-name.ts';
import { checkPastTense } from './check-past-tense.ts';
import type { ContractProblem } from './contract-problem.ts';
import { isJsonObject, type Json } from './json-pointer.ts';
import { readContractFacts } from './read-contract-facts.ts';
import type { ContractFiles } from './read-contracts.ts';
import { toKebabCase } from './render-module.ts';

export interface NewEventInput {
  /** `<domain>.<Event>`. */
  readonly detailType: string;
  /** @default the owner of the domain's first event, or the domain */
  readonly owner?: string | undefined;
  /** @default the sources of the domain's first event, or `busbar.<domain>` */
  readonly source?: string | undefined;
  /** @default the name as a sentence: `Order shipped.` */
  readonly description?: string | undefined;
  /** Files of the contracts folder as it is. */
  readonly present: ContractFiles;
}

/** Why no event can be made. */
export interface NewEventProblem extends Pick<ContractProblem, 'reason' | 'fix'> {
  /** What is wrong: the name, or what was given besides. */
  readonly argument: 'name' | 'owner' | 'source' | 'description';
  readonly value: string;
}

/** Files of a new event by path below the contracts folder; or what keeps it from being made. */
export interface NewEventPlan {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly NewEventProblem[];
  readonly warnings: readonly ContractProblem[];
}

/** Plans the contract of a new event: a draft with one field and one example, ready to be generated from. */
export function planNewEvent({ detailType, present, ...given }: NewEventInput): NewEventPlan {
  const [domain = '', name = '', ...rest] = detailType.split('.');
  const refuse = (...wrong: readonly Pick<ContractProblem, 'reason' | 'fix'>[]): NewEventPlan => ({
    files: new Map(),
    problems: wrong.map(({ reason, fix }) => ({ argument: 'name', value: detailType, reason, fix })),
    warnings: [],
  });
  if (domain === '' || name === '' || rest.length > 0) {
    return refuse({ reason: 'it is not <domain>.<Event>', fix: 'Write it like orders.OrderShipped' });
  }
  const wrong = checkContractName(domain, name);
  if (wrong.length > 0) return refuse(...wrong);

  const folder = `${domain}/${name}`;
  const others = [...present.keys()].filter((path) => /^[^_.][^/]*\/[^/]+\/./.test(path)).sort();
  const same = others.find((path) => path.toLowerCase().startsWith(`${folder.toLowerCase()}/`));
  if (same !== undefined) {
    const taken = same.split('/').slice(0, 2).join('/');
    const fix =
      'Choose another name, or write the next version beside it: v<major>.schema.json with an upcaster';
    return refuse({ reason: `there is an event in ${taken} already`, fix });
  }

  const neighbour = others.find((path) => path.startsWith(`${domain}/`) && path.endsWith('/contract.json'));
  const facts = neighbour === undefined ? {} : readObject(present.get(neighbour)!);
  const owner = given.owner ?? (typeof facts.owner === 'string' ? facts.owner : domain);
  const inherited = Array.isArray(facts.sources) ? facts.sources : [`busbar.${toKebabCase(domain)}`];
  const sources = given.source === undefined ? inherited : [given.source];
  const words = toKebabCase(name).split('-');
  const sentence = words.join(' ');
  const description = given.description ?? `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}.`;
  const field = `${words[0]}Id`;

  // Laid out as formatters lay JSON out, short lists on one line.
  const list = sources.map((source) => JSON.stringify(source)).join(', ');
  const files = new Map([
    [
      `${folder}/contract.json`,
      `{
  "owner": ${JSON.stringify(owner)},
  "description": ${JSON.stringify(description)},
  "sources": [${list}],
  "lifecycle": "draft"
}
`,
    ],
    [
      `${folder}/v1.schema.json`,
      `{
  "$schema": "https://json-schema.org/draft/2020-12/schema",
  "description": ${JSON.stringify(description)},
  "type": "object",
  "required": ["${field}"],
  "properties": {
    "${field}": { "description": "Which ${words[0]} it is.", "type": "string", "minLength": 1, "maxLength": 64 }
  }
}
`,
    ],
    [`${folder}/v1.examples.json`, `[{ "${field}": "${words[0]}-1" }]\n`],
  ]);
  const problems = checkFacts(`${folder}/contract.json`, files, {
    owner,
    description,
    source: sources.join(', '),
  });
  if (problems.length > 0) return { files: new Map(), problems, warnings: [] };
  return { files, problems, warnings: checkPastTense(domain, name) };
}

function checkFacts(
  file: string,
  files: ReadonlyMap<string, string>,
  given: { readonly owner: string; readonly source: string; readonly description: string },
): readonly NewEventProblem[] {
  const problems: ContractProblem[] = [];
  readContractFacts(file, JSON.parse(files.get(file)!), problems);
  return problems.map(({ pointer, reason, fix }) => {
    const field = pointer.split('/')[1];
    const argument = field === 'owner' || field === 'description' ? field : 'source';
    return { argument, value: given[argument], reason, fix };
  });
}

function readObject(text: string): { readonly [key: string]: Json } {
  try {
    const value = JSON.parse(text) as Json;
    return isJsonObject(value) ? value : {};
  } catch {
    // Whatever is wrong with a neighbour is for generate to say.
    return {};
  }
}
