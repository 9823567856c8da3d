import { type JsonSchema, lint, type PatternBranch, type PatternFinding } from '@busbar/event-pattern';
import { atPointer, isJsonObject, type Json } from '@busbar/events-schema/generate';
import type { ContractEvent } from './contract-event.ts';

/** A finding that holds for each of some contracts. */
export type CommonFinding = PatternFinding & {
  /** A contract says that the object takes any field: `additionalProperties: true`, or no `properties` at all. */
  readonly isOpenByWord: boolean;
};

/** Proves one branch against several contracts and keeps what is wrong for each of them. */
export function commonFindings(
  branch: PatternBranch,
  events: readonly ContractEvent[],
): readonly CommonFinding[] {
  const byEvent = events.map(({ schema }) => {
    const found = lint({ text: '', branches: [branch] }, schema);
    return new Map(
      found.map((finding) => [
        keyOf(finding),
        { ...finding, isOpenByWord: isOpen(schema, finding.schemaPointer) },
      ]),
    );
  });
  const [first, ...others] = byEvent;
  return [...(first ?? [])].flatMap(([key, finding]) => {
    const same = others.map((found) => found.get(key));
    if (same.includes(undefined)) return [];
    const all = [finding, ...same.filter((each) => each !== undefined)];
    const mildest = all.find(({ severity }) => severity === 'warning') ?? finding;
    return [{ ...mildest, isOpenByWord: all.some(({ isOpenByWord }) => isOpenByWord) }];
  });
}

/** Contracts may object to one member for different reasons. */
function keyOf({ code, path, wanted }: PatternFinding): string {
  return code === 'MATCHES_NOTHING' ? code : JSON.stringify([path, wanted ?? null, wanted === undefined]);
}

function isOpen(schema: JsonSchema, pointer: string | undefined): boolean {
  const place = pointer === undefined ? undefined : atPointer(schema as Json, pointer);
  if (!isJsonObject(place)) return false;
  const { additionalProperties, properties } = place;
  return properties === undefined || (additionalProperties !== undefined && additionalProperties !== false);
}
