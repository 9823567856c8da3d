import { type Json, joinPointer } from '../../generate/json-pointer.ts';
import type { DownRule } from './down-context.ts';

/** Converts `$ref`, whose neighbours the older dialects ignore, and the keywords that combine schemas. */
export const downBranches: DownRule = (schema, pointer, target, context) => {
  const { keywords } = target;
  const at = (keyword: string) => joinPointer(pointer, keyword);
  const inner = (keyword: string) => context.convert(schema[keyword]!, at(keyword));
  for (const keyword of ['allOf', 'anyOf', 'oneOf'] as const) {
    const members = schema[keyword];
    if (Array.isArray(members)) {
      keywords[keyword] = members.map((each: Json, i) => context.convert(each, joinPointer(at(keyword), i)));
    }
  }
  if (schema.not !== undefined) keywords.not = inner('not');
  if (typeof schema.$ref === 'string') target.also({ $ref: context.refer(schema.$ref) });
  if (schema.if === undefined) return;
  // "If A then B" is "not A, or B".
  if (schema.then !== undefined) target.also({ anyOf: [{ not: inner('if') }, inner('then')] });
  if (schema.else !== undefined) target.also({ anyOf: [inner('if'), inner('else')] });
};
