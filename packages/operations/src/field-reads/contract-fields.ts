import {
  bundleSchema,
  type ContractFiles,
  childPosition,
  type FieldIndex,
  type FieldNode,
  type Json,
  joinPointer,
  planFieldIndex,
  pointerSteps,
  readContracts,
} from '@busbar/events-schema/generate';

/** The fields that one version of a contract declares. */
export interface VersionFields {
  readonly detailType: string;
  readonly major: number;
  /** Path of the schema below the contracts folder. */
  readonly schemaFile: string;
  /** Where these fields were declared, in words: `release 2.0`, `baseline "main"`; empty for the contracts as they are. */
  readonly origin: string;
  readonly index: FieldIndex;
}

/**
 * Lists the fields of every version as the contracts folder has it; none when the contracts are wrong, but for examples
 * and releases.
 */
export function readContractFields(files: ContractFiles, origin = ''): readonly VersionFields[] {
  const { events, schemas, problems } = readContracts(files);
  if (problems.some(({ file }) => !isBesideSchemas(file))) return [];
  return events.flatMap(({ detailType, versions }) =>
    versions.map(({ major, schemaFile }) => {
      const { schema } = bundleSchema(schemas, schemaFile);
      return { detailType, major, schemaFile, origin, index: planFieldIndex(schema) };
    }),
  );
}

/** Tells examples and frozen releases, which may be wrong without making the schemas so. */
export function isBesideSchemas(file: string): boolean {
  return file.endsWith('.examples.json') || file.includes('/releases/');
}

/** Lists the fields of every frozen release, the newest first: `<domain>/<Event>/releases/<major>.<minor>.json`. */
export function readReleasedFields(files: ContractFiles): readonly VersionFields[] {
  return [...files]
    .flatMap(([path, text]) => {
      const [, domain, event, major, minor] =
        /^([^/]+)\/([^/]+)\/releases\/(\d+)\.(\d+)\.json$/.exec(path) ?? [];
      if (domain === undefined || minor === undefined) return [];
      const fields: VersionFields = {
        detailType: `${domain}.${event}`,
        major: Number(major),
        schemaFile: path,
        origin: `release ${major}.${minor}`,
        index: planFieldIndex(JSON.parse(text) as Json),
      };
      return [{ fields, minor: Number(minor) }];
    })
    .sort((a, b) => b.minor - a.minor)
    .map(({ fields }) => fields);
}

/** Tells whether a field is declared. @param pointer JSON pointer with `*` for any item or key. */
export function isDeclared({ index }: Pick<VersionFields, 'index'>, pointer: string): boolean {
  let positions: readonly number[] = [0];
  for (const step of pointerSteps(pointer)) {
    positions = positions.flatMap((position) => {
      if (position === -1) return [-1];
      const node = index[position];
      return node === undefined ? [] : stepInto(node, step);
    });
    if (positions.length === 0) return false;
  }
  return true;
}

function stepInto(node: FieldNode, step: string): readonly number[] {
  const items = [...(node.prefix ?? []), ...(node.items === undefined ? [] : [node.items])];
  if (step === '*' && items.length > 0) return open(items);
  if (step === '*') {
    const values = [...(node.patterns ?? []).map(([, position]) => position)];
    const rest = node.fields === undefined ? (node.rest ?? -1) : node.rest;
    return open([...values, ...(rest === undefined ? [] : [rest])]);
  }
  if (items.length > 0 && node.fields === undefined) return [];
  const child = childPosition(node, step);
  return child === undefined ? [] : open([child]);
}

/** Without what the schema closes. */
function open(positions: readonly number[]): readonly number[] {
  return positions.filter((position) => position !== -2);
}

/** Pointers of all fields that are declared below a place, that place left out; recursion is followed once. */
export function fieldsBelow(version: VersionFields, pointer: string): readonly string[] {
  const found: string[] = [];
  const visit = (position: number, at: string, path: readonly number[]): void => {
    const node = version.index[position];
    if (node === undefined || path.includes(position)) return;
    const deeper = [...path, position];
    for (const [field, child] of Object.entries(node.fields ?? {})) {
      const below = joinPointer(at, field);
      found.push(below);
      visit(child, below, deeper);
    }
    for (const item of [...(node.prefix ?? []), ...(node.items === undefined ? [] : [node.items])]) {
      visit(item, joinPointer(at, '*'), deeper);
    }
  };
  visit(0, '', []);
  return [...new Set(found)].filter((each) => each.startsWith(`${pointer}/`));
}
