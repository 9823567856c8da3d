/** Levels of JSON that are taken. What is nested deeper, nothing that walks it recursively could be sure to survive. */
export const MAXIMUM_JSON_LEVELS = 1_000;

const quote = 34;
const backslash = 92;
const isOpening = (code: number) => code === 91 || code === 123;
const isClosing = (code: number) => code === 93 || code === 125;

/**
 * Tells whether arrays and objects of a JSON text are nested in too many levels, without a stack of its own.
 *
 * @param maximum levels that are taken. @default {@link MAXIMUM_JSON_LEVELS}
 */
export function isTooDeep(json: string, maximum = MAXIMUM_JSON_LEVELS): boolean {
  if (json.length <= maximum) return false;
  let levels = 0;
  for (let index = 0; index < json.length; index += 1) {
    const code = json.charCodeAt(index);
    if (code === quote) {
      for (index += 1; index < json.length && json.charCodeAt(index) !== quote; index += 1) {
        if (json.charCodeAt(index) === backslash) index += 1;
      }
    } else if (isOpening(code)) {
      levels += 1;
      if (levels > maximum) return true;
    } else if (isClosing(code)) {
      levels -= 1;
    }
  }
  return false;
}
