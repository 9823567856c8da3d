import { limits } from '@busbar/core';
import type { ContractProblem } from './contract-problem.ts';
import { toKebabCase } from './render-module.ts';

/** Checks the names that the folders of an event give it. */
export function checkContractName(domain: string, name: string): readonly ContractProblem[] {
  const file = `${domain}/${name}`;
  const detailType = `${domain}.${name}`;
  const problems: ContractProblem[] = [];
  const add = (reason: string, fix: string) => problems.push({ file, pointer: '', reason, fix });
  if (!/^[a-z][A-Za-z0-9]*$/.test(domain)) {
    add(
      `domain "${domain}" is not lower camel case`,
      'Name the domain with letters and digits, a small letter first',
    );
  }
  if (reservedDomains.has(domain))
    add(`domain "${domain}" is a name that the generated code uses`, 'Choose another name');
  if (!/^[A-Z][A-Za-z0-9]*$/.test(name)) {
    add(`event "${name}" is not upper camel case`, 'Name the event with letters and digits, a capital first');
  }
  if (/[Vv](?:ersion)?\d+$/.test(name)) {
    add(
      `event "${name}" has a version in its name`,
      'Take it out: versions are v<major>.schema.json inside one folder',
    );
  }
  if (detailType.length > limits.putEvents.detailTypeCharacters) {
    add(
      `detail-type is ${detailType.length} characters long, EventBridge takes ${limits.putEvents.detailTypeCharacters}`,
      'Shorten the name of the event',
    );
  }
  return problems;
}

/** Names that the generated index or this library's own index exports beside the domains, and folders of generated code. */
const reservedDomains = new Set([
  'catalog',
  'platform',
  'default',
  'createDetail',
  'isEventFamily',
  'parseEventBridgeEvent',
  'redactEvent',
  'safeParseEventBridgeEvent',
  'toDefinition',
  'toMajor',
]);

/**
 * Finds events whose generated files would be the same ones: names that differ in capitals alone, or only in what a
 * word is (`HTTPFailed`, `HttpFailed`).
 */
export function checkDistinctNames(
  events: readonly { readonly domain: string; readonly name: string }[],
): readonly ContractProblem[] {
  const seen = new Map<string, string>();
  return events.flatMap(({ domain, name }) => {
    const file = `${domain}/${name}`;
    const key = `${domain.toLowerCase()}/${toKebabCase(name).replaceAll('-', '')}`;
    const other = seen.get(key);
    seen.set(key, other ?? file);
    if (other === undefined) return [];
    const reason = `event "${domain}.${name}" would be generated into the files of "${other.replace('/', '.')}"`;
    return [{ file, pointer: '', reason, fix: 'Choose a name that differs in more than capitals' }];
  });
}
