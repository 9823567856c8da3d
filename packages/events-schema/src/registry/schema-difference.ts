import { isSubschema } from '../compatibility/is-subschema.ts';
import { canonicalText, type JsonObject } from '../compatibility/schema-space.ts';
import { isJsonObject, type Json, joinPointer } from '../generate/json-pointer.ts';

/** How a schema that was pulled stands to the one in the contracts. */
export interface SchemaDifference {
  /** `same` text but for order; `equivalent`: other words, same documents; `unknown`: could not be decided. */
  readonly verdict: 'same' | 'equivalent' | 'different' | 'unknown';
  /** Where the texts differ, as JSON pointers. */
  readonly pointers: readonly string[];
  /** Whether what the contract accepts is accepted by the registered schema. */
  readonly contractWithinRegistered: boolean | 'unknown';
  /** Whether what the registered schema accepts is accepted by the contract. */
  readonly registeredWithinContract: boolean | 'unknown';
  /** Documents that one of them accepts and the other refuses, as far as they were found. */
  readonly witnesses: { readonly contractOnly?: Json; readonly registeredOnly?: Json };
}

/** Compares two schemas that stand on their own, by text and by what they accept. */
export function compareSchemas(contract: JsonObject, registered: JsonObject): SchemaDifference {
  const [ours, theirs] = [withoutDialect(contract), withoutDialect(registered)];
  const pointers = differingPointers(ours, theirs);
  if (pointers.length === 0) {
    return {
      verdict: 'same',
      pointers,
      contractWithinRegistered: true,
      registeredWithinContract: true,
      witnesses: {},
    };
  }
  const [forth, back] = [isSubschema(ours, theirs), isSubschema(theirs, ours)];
  const verdicts = [forth.verdict, back.verdict];
  const contractOnly = forth.refusals.find(({ witness }) => witness !== undefined)?.witness;
  const registeredOnly = back.refusals.find(({ witness }) => witness !== undefined)?.witness;
  return {
    verdict: verdicts.includes(false) ? 'different' : verdicts.includes('unknown') ? 'unknown' : 'equivalent',
    pointers,
    contractWithinRegistered: forth.verdict,
    registeredWithinContract: back.verdict,
    witnesses: {
      ...(contractOnly === undefined ? {} : { contractOnly }),
      ...(registeredOnly === undefined ? {} : { registeredOnly }),
    },
  };
}

function withoutDialect({ $schema: _, ...schema }: JsonObject): JsonObject {
  return schema;
}

function differingPointers(a: Json | undefined, b: Json | undefined, at = ''): readonly string[] {
  if (canonicalText(a) === canonicalText(b)) return [];
  if (!isJsonObject(a) || !isJsonObject(b)) return [at];
  return [...new Set([...Object.keys(a), ...Object.keys(b)])].flatMap((key) =>
    differingPointers(a[key], b[key], joinPointer(at, key)),
  );
}
