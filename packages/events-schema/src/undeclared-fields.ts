import type { ContractViolation } from './contract-violation.ts';

/**
 * One place of a document and the fields that its contract names there. Numbers are positions in the index that
 * holds the node; `-1` stands for a place below which anything goes, `-2` for one that the schema allows nothing at.
 */
export interface FieldNode {
  readonly fields?: Readonly<Record<string, number>>;
  /** Fields named by a regular expression. */
  readonly patterns?: readonly (readonly [pattern: string, node: number])[];
  /** Every other field; absent when the contract allows none by name. */
  readonly rest?: number;
  /** Leading items of an array. */
  readonly prefix?: readonly number[];
  /** Every other item. */
  readonly items?: number;
}

/** Position of what a schema closes with `false`: the validator refuses it, so nobody else need. */
export const closed = -2;

/** The fields that a contract declares; the first node is the document itself. */
export type FieldIndex = readonly FieldNode[];

/**
 * Finds the fields of a value that its contract does not declare.
 *
 * Consumers ignore such fields, so a producer that misspells an optional field, or publishes a whole database row,
 * would go unnoticed: publishing refuses what reading forgives.
 */
export function findUndeclaredFields(index: FieldIndex, value: unknown): readonly ContractViolation[] {
  const found: ContractViolation[] = [];
  visit(index, 0, value, '', found);
  return found;
}

function visit(
  index: FieldIndex,
  position: number,
  value: unknown,
  pointer: string,
  found: ContractViolation[],
): void {
  const node = index[position];
  if (node === undefined || typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      visit(index, node.prefix?.[i] ?? node.items ?? -1, item, `${pointer}/${i}`, found);
    }
    return;
  }
  for (const [field, child] of Object.entries(value)) {
    if (child === undefined) continue;
    const next = childPosition(node, field);
    if (next !== undefined && typeof child !== 'object') continue;
    const childPointer = `${pointer}/${field.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (next !== undefined) visit(index, next, child, childPointer, found);
    else {
      const message = 'must be declared by the contract';
      found.push({ pointer: childPointer, keyword: 'undeclared', message, value: child, params: { field } });
    }
  }
}

/**
 * Position of what a node says of one field.
 *
 * @returns `undefined` for a field that the contract does not declare there. A node that names no field is free: `-1`.
 */
export function childPosition({ fields, patterns = [], rest }: FieldNode, field: string): number | undefined {
  if (fields === undefined) return rest ?? -1;
  if (Object.hasOwn(fields, field)) return fields[field];
  return patterns.find(([pattern]) => new RegExp(pattern, 'u').test(field))?.[1] ?? rest;
}
