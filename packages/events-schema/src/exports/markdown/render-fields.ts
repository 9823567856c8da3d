import { compareFields } from '../compare-fields.ts';
import type { ExportRelease, ExportVersion } from '../export-catalog.ts';
import { listFields } from '../list-fields.ts';
import { escapeMarkdown, inlineCode, table } from './markdown-text.ts';

/** Renders the fields of a version's data as a table. */
export function renderFields({ schema, classifications }: ExportVersion): string {
  const rows = listFields(schema, classifications).map((field) => [
    inlineCode(field.pointer),
    escapeMarkdown(field.type),
    field.required,
    field.constraints.map(escapeMarkdown).join('; '),
    field.classification ?? '',
    escapeMarkdown(field.description),
  ]);
  return rows.length === 0
    ? 'The data has no fields that the contract names.'
    : table(['Field', 'Type', 'Required', 'Rules', 'Class', 'Meaning'], rows);
}

/** Renders how the fields of a schema differ from those of an older one, a line each. */
export function renderChanges(older: ExportRelease['schema'], newer: ExportRelease['schema']): string {
  const lines = compareFields(older, newer).map(({ kind, pointer, details }) => {
    const rules = details.length === 0 ? '' : `: ${details.map(escapeMarkdown).join(' → ')}`;
    return `- ${kind} ${inlineCode(pointer)}${rules}`;
  });
  return lines.length === 0 ? '- no field, nor the rules of one' : lines.join('\n');
}
