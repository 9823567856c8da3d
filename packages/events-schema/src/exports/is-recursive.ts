import { atPointer, isJsonObject } from '../generate/json-pointer.ts';
import { subschemas } from '../generate/schema-vocabulary.ts';
import type { ExportSchema } from './export-catalog.ts';

/** Whether a bundled schema contains itself, or a part of it does. */
export function isRecursive(root: ExportSchema): boolean {
  const done = new Set<string>();
  const leadsBack = (pointer: string, path: ReadonlySet<string>): boolean => {
    if (path.has(pointer)) return true;
    const schema = atPointer(root, pointer);
    if (done.has(pointer) || !isJsonObject(schema)) return false;
    const longer = new Set(path).add(pointer);
    const inner = subschemas(schema, pointer)
      .filter(({ keyword }) => keyword !== '$defs')
      .map((each) => each.pointer);
    const referred = typeof schema.$ref === 'string' ? [decodeURI(schema.$ref.slice(1))] : [];
    const found = [...referred, ...inner].some((next) => leadsBack(next, longer));
    done.add(pointer);
    return found;
  };
  return leadsBack('', new Set());
}
