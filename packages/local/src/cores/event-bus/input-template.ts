/** What stands behind a variable: nothing was found, a JSON value, or JSON text that is inserted as it is. */
export type TemplateVariable = { readonly value: unknown } | { readonly text: string };

/** Variables that every template may use. */
export const reservedVariables = [
  'aws.events.rule-arn',
  'aws.events.rule-name',
  'aws.events.event.ingestion-time',
  'aws.events.event',
  'aws.events.event.json',
] as const;

const placeholder = /<([^<>\s]+)>/g;

/** Names the variables that a template uses, each once, in order. */
export function variablesOf(template: string): readonly string[] {
  return [...new Set([...template.matchAll(placeholder)].map((match) => match[1]!))];
}

/**
 * Fills a template. A template that starts with a quote is text: one or more quoted lines, whose quotes stay. Every
 * other one is JSON.
 *
 * Outside quotes a variable becomes JSON (a missing one `""`). Inside quotes a string becomes its characters and a
 * missing one nothing; an object or list becomes its JSON, in text without its quotes, in JSON as it is, which
 * makes the result invalid when it holds quotes.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-transform-target-input.html
 *
 * @example
 * ```ts
 * fillTemplate('{"id": <id>, "path": "orders/<id>"}', () => ({ value: 'A1' }));
 * //=> '{"id": "A1", "path": "orders/A1"}'
 * ```
 */
export function fillTemplate(template: string, variable: (name: string) => TemplateVariable): string {
  const isText = template.trimStart().startsWith('"');
  let filled = '';
  let copiedTo = 0;
  let quoted = false;
  for (const match of template.matchAll(placeholder)) {
    const between = template.slice(copiedTo, match.index);
    quoted = isQuotedAfter(between, quoted);
    const found = variable(match[1]!);
    filled += between + (quoted ? insideQuotes(found, isText) : outsideQuotes(found));
    copiedTo = match.index + match[0].length;
  }
  return filled + template.slice(copiedTo);
}

function isQuotedAfter(text: string, quoted: boolean): boolean {
  let inside = quoted;
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\\') index += 1;
    else if (text[index] === '"') inside = !inside;
  }
  return inside;
}

function outsideQuotes(variable: TemplateVariable): string {
  if ('text' in variable) return variable.text;
  return variable.value === undefined ? '""' : JSON.stringify(variable.value);
}

function insideQuotes(variable: TemplateVariable, isText: boolean): string {
  if ('text' in variable) return variable.text;
  const { value } = variable;
  if (value === undefined) return '';
  const json = JSON.stringify(value);
  if (typeof value === 'string') return json.slice(1, -1);
  return isText ? json.replaceAll('"', '') : json;
}
