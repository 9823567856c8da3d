import { childPosition, closed, type FieldIndex } from '../undeclared-fields.ts';
import type { FieldClassifications } from '../redact-data.ts';
import type { ContractProblem } from './contract-problem.ts';
import type { EventContract } from './event-contract.ts';
import { joinPointer, pointerSteps } from './json-pointer.ts';

/** The classifications whose pointers lead to a field that one version declares. */
export function classificationsOf(event: EventContract, fields: FieldIndex): FieldClassifications {
  return Object.fromEntries(
    Object.entries(event.facts.classifications).filter(
      ([pointer]) => findMissingStep(fields, pointer) === undefined,
    ),
  );
}

/**
 * Checks that each classified pointer leads to a field of at least one version.
 *
 * @param versions the fields that each version declares, oldest first.
 */
export function checkClassifications(
  event: EventContract,
  versions: readonly FieldIndex[],
): readonly ContractProblem[] {
  const newest = versions.at(-1);
  if (newest === undefined) return [];
  return Object.keys(event.facts.classifications).flatMap((pointer) => {
    if (versions.some((fields) => findMissingStep(fields, pointer) === undefined)) return [];
    const missing = findMissingStep(newest, pointer)!;
    const count =
      versions.length === 1 ? 'version 1 declares' : `none of ${versions.length} versions declares`;
    const no = versions.length === 1 ? 'no such field' : 'such a field';
    return [
      {
        file: `${event.folder}/contract.json`,
        pointer: joinPointer('/classifications', pointer),
        reason: `${count} ${no} (the newest has nothing at "${missing}")`,
        fix: 'Correct the pointer ("*" for the items of an array), or classify the field above it as a whole',
      },
    ];
  });
}

/**
 * The part of a pointer, from its beginning, with which it leaves what a version declares.
 *
 * @returns `undefined` when the whole pointer leads to something.
 */
function findMissingStep(fields: FieldIndex, pointer: string): string | undefined {
  let position: number | undefined = 0;
  let at = '';
  for (const step of pointerSteps(pointer)) {
    at = joinPointer(at, step);
    position = follow(fields, position, step);
    if (position === undefined) return at;
  }
  return undefined;
}

function follow(fields: FieldIndex, position: number, token: string): number | undefined {
  const node = fields[position];
  if (node === undefined) return undefined;
  if (Object.hasOwn(node.fields ?? {}, token)) return node.fields![token];
  if (token === '*') {
    const items = node.items === closed ? undefined : node.items;
    const rest = node.rest === closed ? undefined : node.rest;
    return items ?? node.prefix?.[0] ?? rest ?? node.patterns?.[0]?.[1];
  }
  if (/^\d+$/.test(token) && node.prefix !== undefined) return node.prefix[Number(token)];
  // A name that only "everything else" covers would hide a typing mistake.
  const named =
    node.patterns === undefined ? closed : childPosition({ ...node, fields: {}, rest: closed }, token);
  return named === closed ? undefined : named;
}
