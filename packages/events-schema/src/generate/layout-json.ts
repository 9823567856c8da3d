import { isJsonObject, type Json } from './json-pointer.ts';

const width = 110;

/** JSON text as formatters lay it out: what fits into a line stands in one, the outermost value excepted. */
export function layoutJson(value: Json): string {
  return `${layout(value, '', width, true)}\n`;
}

function layout(value: Json, indent: string, room: number, isOpen: boolean): string {
  const flat = inOneLine(value);
  if ((!isOpen && flat.length <= room) || typeof value !== 'object' || value === null) return flat;
  const inner = `${indent}  `;
  const isList = !isJsonObject(value);
  const members = Object.entries(value).map(([key, member]: [string, Json]) => {
    const name = isList ? '' : `${JSON.stringify(key)}: `;
    // One column is kept for the comma.
    return `${inner}${name}${layout(member, inner, width - inner.length - name.length - 1, false)}`;
  });
  if (members.length === 0) return flat;
  const [open, close] = isList ? ['[', ']'] : ['{', '}'];
  return `${open}\n${members.join(',\n')}\n${indent}${close}`;
}

function inOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${value.map(inOneLine).join(', ')}]`;
  if (!isJsonObject(value)) return JSON.stringify(value);
  const members = Object.entries(value).map(
    ([key, member]) => `${JSON.stringify(key)}: ${inOneLine(member)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}
