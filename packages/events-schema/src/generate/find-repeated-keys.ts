import { visit } from 'jsonc-parser';
import { joinPointer } from './json-pointer.ts';

/**
 * Finds keys that stand more than once in one object of a JSON text, which `JSON.parse` takes without a word: it keeps
 * the last value of each, and a merge of two edits loses one of them.
 *
 * @param text valid JSON.
 * @returns a JSON pointer for each repetition, in the order of the text.
 * @see https://www.rfc-editor.org/rfc/rfc8259#section-4 names within an object should be unique.
 *
 * @example
 * ```ts
 * findRepeatedKeys('{"a":{"b":1,"b":2}}'); //=> ['/a/b']
 * ```
 */
export function findRepeatedKeys(text: string): readonly string[] {
  const found: string[] = [];
  const open: Set<string>[] = [];
  visit(text, {
    onObjectBegin: () => {
      open.push(new Set());
    },
    onObjectProperty: (key, _offset, _length, _line, _character, path) => {
      const keys = open.at(-1)!;
      if (keys.has(key)) found.push(joinPointer(path().reduce<string>(joinPointer, ''), key));
      keys.add(key);
    },
    onObjectEnd: () => {
      open.pop();
    },
  });
  return found;
}
