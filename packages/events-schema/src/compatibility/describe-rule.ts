import { isJsonObject, type Json } from '../generate/json-pointer.ts';

type Phrase = (content: Json, detail: string | undefined) => string;

const text = (value: Json) => JSON.stringify(value);
const listed = (values: readonly Json[]) => {
  const shown = values.slice(0, 8).map(text).join(', ');
  return values.length > 8 ? `${shown} or ${values.length - 8} more` : shown;
};
const count =
  (bound: string, things: string): Phrase =>
  (content) =>
    `${bound} ${text(content)} ${things}`;

const phrases: Readonly<Record<string, Phrase>> = {
  type: (content) => `type ${[content].flat().join(' or ')}`,
  required: (_, detail) => `field "${detail}"`,
  const: (content) => `the value ${text(content)}`,
  enum: (content) => `one of ${listed(Array.isArray(content) ? content : [content])}`,
  minimum: (content) => `at least ${text(content)}`,
  maximum: (content) => `at most ${text(content)}`,
  exclusiveMinimum: (content) => `more than ${text(content)}`,
  exclusiveMaximum: (content) => `less than ${text(content)}`,
  multipleOf: (content) => `a multiple of ${text(content)}`,
  minLength: count('at least', 'characters'),
  maxLength: count('at most', 'characters'),
  minItems: count('at least', 'items'),
  maxItems: count('at most', 'items'),
  minProperties: count('at least', 'fields'),
  maxProperties: count('at most', 'fields'),
  pattern: (content) => `text that matches ${text(content)}`,
  format: (content) => `format ${text(content)}`,
  uniqueItems: () => 'items that all differ',
  contains: () => 'enough items of a certain kind',
  maxContains: () => 'fewer items of a certain kind',
  anyOf: () => 'one of the alternatives of anyOf',
  oneOf: () => 'exactly one of the alternatives of oneOf',
  not: () => 'what "not" does not exclude',
  additionalProperties: (content) =>
    content === false ? 'declared fields only' : 'other fields of a certain kind',
  unevaluatedProperties: (content) =>
    content === false ? 'declared fields only' : 'other fields of a certain kind',
  unevaluatedItems: () => 'declared items only',
  items: (content) => (content === false ? 'no further items' : 'items of a certain kind'),
  false: () => 'its absence',
  dependentRequired: (_, detail) => `field "${detail?.split('/')[1]}" beside "${detail?.split('/')[0]}"`,
};

/** Says in words what a keyword asks for: `at least 1`, `type string or null`. */
export function describeRule(keyword: string, content: Json | undefined, detail?: string): string {
  if (content === undefined) return 'nothing of the kind';
  if (isJsonObject(content) && phrases[keyword] === undefined) return `what ${keyword} says`;
  return phrases[keyword]?.(content, detail) ?? `${keyword} ${text(content)}`;
}
