import type { ExportSchema } from './export-catalog.ts';
import { type ExportField, listFields } from './list-fields.ts';

/** Lists in plain words how the fields of a schema differ from those of an older one: `added /currency`. */
export function compareFields(older: ExportSchema, newer: ExportSchema): readonly FieldChange[] {
  const before = new Map(listFields(older).map((field) => [field.pointer, field]));
  const after = new Map(listFields(newer).map((field) => [field.pointer, field]));
  const changes: FieldChange[] = [];
  for (const [pointer, field] of after) {
    const old = before.get(pointer);
    if (old === undefined) changes.push({ kind: 'added', pointer, details: [rulesOf(field)] });
    else if (rulesOf(old) !== rulesOf(field)) {
      changes.push({ kind: 'changed', pointer, details: [rulesOf(old), rulesOf(field)] });
    }
  }
  for (const pointer of before.keys()) {
    if (!after.has(pointer)) changes.push({ kind: 'removed', pointer, details: [] });
  }
  return changes;
}

/** One field that differs; `details` has its rules, of a changed one first what they were. */
export interface FieldChange {
  readonly kind: 'added' | 'changed' | 'removed';
  readonly pointer: string;
  readonly details: readonly string[];
}

const presence = {
  yes: ['required'],
  no: ['optional'],
  depends: ['required in some forms'],
  '': [],
} as const;

function rulesOf({ type, required, constraints }: ExportField): string {
  return [type, ...presence[required], ...constraints].join(', ');
}
