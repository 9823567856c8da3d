import { Ajv2020 } from 'ajv/dist/2020.js';
import type { ContractProblem } from './contract-problem.ts';
import { checkPatterns } from './check-patterns.ts';
import { isJsonObject, type Json, joinPointer } from './json-pointer.ts';
import { allSchemas, keywordContents, refusedKeywords } from './schema-vocabulary.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';
const metaSchema = new Ajv2020({ allErrors: true, strict: false });

/** Checks that a document is a JSON Schema 2020-12 in the vocabulary of contracts, without looking at other files. */
export function checkSchema(file: string, schema: Json): readonly ContractProblem[] {
  if (!isJsonObject(schema)) {
    return [
      {
        file,
        pointer: '',
        reason: 'a schema document must be an object',
        fix: 'Write { "$schema": …, "type": … }',
      },
    ];
  }
  const problems: ContractProblem[] = [];
  if (schema.$schema !== dialect) {
    problems.push({
      file,
      pointer: '/$schema',
      reason: `$schema is ${JSON.stringify(schema.$schema) ?? 'missing'}`,
      fix: `Write "$schema": "${dialect}"`,
    });
  }
  for (const { schema: inner, pointer } of allSchemas(schema)) {
    if (!isJsonObject(inner)) continue;
    for (const keyword of Object.keys(inner)) {
      if (keywordContents.has(keyword)) continue;
      const fix = refusedKeywords.get(keyword) ?? fixFor(keyword);
      const reason = `${refusedKeywords.has(keyword) ? 'keyword not used in contracts' : 'unknown keyword'} "${keyword}"`;
      problems.push({ file, pointer: joinPointer(pointer, keyword), reason, fix });
    }
    problems.push(...checkPatterns(file, inner, pointer));
  }
  if (problems.length > 0 || metaSchema.validateSchema(schema)) return problems;

  // The first finding at a place tells; the others come from branches of anyOf.
  const byPlace = new Map((metaSchema.errors ?? []).toReversed().map((error) => [error.instancePath, error]));
  for (const { instancePath, message, params } of [...byPlace.values()].toReversed()) {
    const allowed = Array.isArray(params.allowedValues) ? `: ${params.allowedValues.join(', ')}` : '';
    problems.push({
      file,
      pointer: instancePath,
      reason: `schema ${message}${allowed}`,
      fix: `See ${dialect}`,
    });
  }
  return problems;
}

function fixFor(keyword: string): string {
  const nearest = [...keywordContents.keys()]
    .map((known) => ({ known, distance: editDistance(keyword.toLowerCase(), known.toLowerCase()) }))
    .sort((a, b) => a.distance - b.distance)[0]!;
  return nearest.distance <= 2
    ? `Write "${nearest.known}" if that is meant`
    : 'Remove it, or say it in "$comment"';
}

/** Levenshtein's distance. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const next = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const replaced = row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      next.push(Math.min(replaced, row[j]! + 1, next[j - 1]! + 1));
    }
    row = next;
  }
  return row[b.length]!;
}
