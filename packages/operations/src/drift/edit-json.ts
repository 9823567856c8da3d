import { type Json, pointerSteps } from '@busbar/events-schema/generate';
import { findNodeAtLocation, getNodeValue, type Node, parseTree } from 'jsonc-parser';

/** Characters of a line, less what stands before a value. */
const lineWidth = 90;

/** Where in a document: keys and indices. */
export type JsonPath = readonly (string | number)[];

/** Turns a pointer into the path of one document: a step into an array is a number. */
export function toJsonPath(text: string, pointer: string): JsonPath {
  let node = parseTree(text);
  return pointerSteps(pointer).map((key) => {
    const step = node?.type === 'array' ? Number(key) : key;
    node = node === undefined ? undefined : findNodeAtLocation(node, [step]);
    return step;
  });
}

/** The value at a path; `undefined` where there is none. */
export function readJson(text: string, path: JsonPath): Json | undefined {
  const node = nodeAt(text, path);
  return node === undefined ? undefined : (getNodeValue(node) as Json);
}

/** Adds a member at the end of an object, in the layout that the object has. Everything else keeps its bytes. */
export function insertMember(text: string, path: JsonPath, name: string, value: Json): string {
  return append(text, nodeAt(text, path), (indent) => `${toJsonText(name)}: ${layOut(text, value, indent)}`);
}

/** Adds items at the end of an array, in the layout that the array has. */
export function appendItems(text: string, path: JsonPath, values: readonly Json[]): string {
  return values.reduce<string>(
    (edited, value) => append(edited, nodeAt(edited, path), (indent) => layOut(edited, value, indent)),
    text,
  );
}

/** Replaces a member of an object by another, or by itself with another value. */
export function replaceMember(
  text: string,
  path: JsonPath,
  name: string,
  replacement: readonly [name: string, value: Json],
): string {
  const member = nodeAt(text, [...path, name])?.parent;
  if (member === undefined) return text;
  const written = `${toJsonText(replacement[0])}: ${layOut(text, replacement[1], indentAt(text, member.offset))}`;
  return text.slice(0, member.offset) + written + text.slice(member.offset + member.length);
}

function nodeAt(text: string, path: JsonPath): Node | undefined {
  const root = parseTree(text);
  return root === undefined ? undefined : findNodeAtLocation(root, [...path]);
}

function append(text: string, node: Node | undefined, write: (indent: string) => string): string {
  if (node === undefined) return text;
  const last = node.children?.at(-1);
  const end = node.offset + node.length - 1;
  if (last === undefined) {
    const [open, close] = node.type === 'object' ? ['{ ', ' }'] : ['[', ']'];
    return `${text.slice(0, node.offset)}${open}${write(indentAt(text, node.offset))}${close}${text.slice(end + 1)}`;
  }
  const after = last.offset + last.length;
  const isMultiline = text.slice(node.offset, node.children![0]!.offset).includes('\n');
  const indent = indentAt(text, last.offset);
  const gap = isMultiline ? `${eolOf(text)}${indent}` : ' ';
  return `${text.slice(0, after)},${gap}${write(indent)}${text.slice(after)}`;
}

/** One line where it fits, as the formatter of the contracts writes it, else a line for each member. */
function layOut(text: string, value: Json, indent: string): string {
  const unit = /^(?<unit>[ \t]+)\S/m.exec(text)?.groups?.unit ?? '  ';
  const eol = eolOf(text);
  const write = (part: Json, at: string): string => {
    const line = onOneLine(part);
    if (typeof part !== 'object' || part === null || at.length + line.length <= lineWidth) return line;
    const inner = `${at}${unit}`;
    const parts = Array.isArray(part)
      ? (part as readonly Json[]).map((item) => write(item, inner))
      : Object.entries(part).map(([name, item]) => `${toJsonText(name)}: ${write(item as Json, inner)}`);
    const [open, close] = Array.isArray(part) ? '[]' : '{}';
    return [`${open}${eol}${inner}`, parts.join(`,${eol}${inner}`), `${eol}${at}${close}`].join('');
  };
  return write(value, indent);
}

/** JSON text without characters that a terminal or a diff could take for its own. */
function toJsonText(value: Json): string {
  const escaped = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  // One character outside the basic plane is two units.
  return JSON.stringify(value).replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, (character) =>
    character.split('').map(escaped).join(''),
  );
}

function onOneLine(value: Json): string {
  if (Array.isArray(value)) return `[${(value as readonly Json[]).map(onOneLine).join(', ')}]`;
  if (typeof value !== 'object' || value === null) return toJsonText(value);
  const members = Object.entries(value).map(
    ([name, item]) => `${toJsonText(name)}: ${onOneLine(item as Json)}`,
  );
  return members.length === 0 ? '{}' : `{ ${members.join(', ')} }`;
}

/** White space at the beginning of the line that holds a place. */
function indentAt(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  return /^[ \t]*/.exec(text.slice(start, offset))![0];
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
