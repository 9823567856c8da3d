import { posix } from 'node:path';
import type { ContractProblem } from './contract-problem.ts';
import { atPointer, isJsonObject, type Json } from './json-pointer.ts';
import { mapSchema } from './schema-vocabulary.ts';

/** A schema that stands on its own: whatever it referred to in other files now stands in its `$defs`. */
export interface BundledSchema {
  readonly schema: { readonly [key: string]: Json };
  readonly problems: readonly ContractProblem[];
  /** Where in the contracts a place of the bundled schema was written. */
  originOf(pointer: string): { readonly file: string; readonly pointer: string };
}

/**
 * Brings every schema that a file refers to into its `$defs`, so that one document says all.
 *
 * @param schemas every schema document by path below the contracts folder.
 */
export function bundleSchema(schemas: ReadonlyMap<string, Json>, rootFile: string): BundledSchema {
  const root = schemas.get(rootFile);
  const problems: ContractProblem[] = [];
  const names = new Map<string, string>();
  const definitions: Record<string, Json> = {};
  const taken = new Set(isJsonObject(root) && isJsonObject(root.$defs) ? Object.keys(root.$defs) : []);

  const nameFor = (file: string, pointer: string): string => {
    const last =
      pointer === '' ? posix.basename(file).replace(/\.schema\.json$/, '') : pointer.split('/').at(-1)!;
    const name = last.replace(/(?:^|[^A-Za-z0-9]+)([A-Za-z0-9])/g, (_, letter: string) =>
      letter.toUpperCase(),
    );
    let free = name;
    for (let i = 2; taken.has(free); i += 1) free = `${name}${i}`;
    taken.add(free);
    return free;
  };

  const resolve = (ref: string, fromFile: string, fromPointer: string): string => {
    const [path = '', fragment = ''] = ref.split('#', 2);
    const file = path === '' ? fromFile : posix.join(posix.dirname(fromFile), decode(path));
    const pointer = decode(fragment);
    const document = schemas.get(file);
    const target = document === undefined ? undefined : atPointer(document, pointer);
    if (target === undefined) {
      const missing =
        document === undefined ? `there is no file ${file}` : `${file} has nothing at "${pointer}"`;
      problems.push({
        file: fromFile,
        pointer: `${fromPointer}/$ref`,
        reason: `$ref "${ref}" leads nowhere: ${missing}`,
        fix: 'Name a schema file by its path from this file, with a JSON pointer after # for a part of it',
      });
      return '#';
    }
    if (file === rootFile) return `#${encodeURI(pointer)}`;
    const key = `${file}#${pointer}`;
    const known = names.get(key);
    if (known !== undefined) return `#/$defs/${known}`;
    const name = nameFor(file, pointer);
    names.set(key, name);
    definitions[name] = copy(target, file, pointer);
    return `#/$defs/${name}`;
  };

  const copy = (schema: Json, file: string, pointer: string): Json =>
    mapSchema(
      schema,
      (inner, at) => {
        if (!isJsonObject(inner)) return inner;
        const { $schema: _, ...rest } = inner;
        const { $defs: hoisted, ...kept } = rest;
        const local = file === rootFile || hoisted === undefined ? rest : kept;
        return typeof inner.$ref === 'string' ? { ...local, $ref: resolve(inner.$ref, file, at) } : local;
      },
      pointer,
    );

  const copied = copy(root ?? {}, rootFile, '');
  const { $defs: own, ...body } = isJsonObject(copied) ? copied : {};
  const defs = { ...(isJsonObject(own) ? own : {}), ...definitions };
  const origins = new Map([...names].map(([key, name]) => [name, key]));

  return {
    schema: Object.keys(defs).length === 0 ? body : { ...body, $defs: defs },
    problems,
    originOf(pointer) {
      const [, , name = '', ...rest] = pointer.startsWith('/$defs/') ? pointer.split('/') : [];
      const [file, base = ''] = origins.get(name)?.split('#', 2) ?? [];
      if (file === undefined) return { file: rootFile, pointer };
      return { file, pointer: [base, ...rest].join('/') };
    },
  };
}

/** Undoes percent-encoding; text that is wrongly encoded stays as it is and so leads nowhere. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
