import {
  atPointer,
  isJsonObject,
  type Json,
  joinPointer,
  pointerSteps,
} from '@busbar/events-schema/generate';

/** A schema that speaks of a place of the data. */
export interface SchemaPlace {
  /** JSON pointer in the bundled schema. */
  readonly pointer: string;
  readonly schema: { readonly [key: string]: Json };
  /** It holds only in an alternative or under a condition. */
  readonly isConditional: boolean;
}

interface Standpoint {
  readonly pointer: string;
  readonly isConditional: boolean;
}

/** Finds every schema of a bundled document that speaks of a place: through `$ref`, `allOf`, alternatives, conditions. */
export function findSchemaPlaces(root: Json, path: string): readonly SchemaPlace[] {
  let here = expand(root, [{ pointer: '', isConditional: false }]);
  for (const step of pointerSteps(path)) {
    const next = here.flatMap(({ pointer, isConditional }) =>
      stepInto(atPointer(root, pointer), pointer, step).map((inner) => ({ pointer: inner, isConditional })),
    );
    here = expand(root, next);
  }
  return here.flatMap(({ pointer, isConditional }) => {
    const schema = atPointer(root, pointer);
    return isJsonObject(schema) ? [{ pointer, schema, isConditional }] : [];
  });
}

function expand(root: Json, points: readonly Standpoint[]): readonly Standpoint[] {
  const found = new Map<string, Standpoint>();
  const visit = (point: Standpoint): void => {
    const known = found.get(point.pointer);
    // What holds always outweighs what is reached again under a condition.
    if (known !== undefined && (!known.isConditional || point.isConditional)) return;
    found.set(point.pointer, point);
    const schema = atPointer(root, point.pointer);
    if (!isJsonObject(schema)) return;
    if (typeof schema.$ref === 'string')
      visit({ pointer: decodeURI(schema.$ref.slice(1)), isConditional: point.isConditional });
    const under = (keyword: string, isConditional: boolean) => {
      const content = schema[keyword];
      if (content === undefined) return;
      const at = joinPointer(point.pointer, keyword);
      const isMany = Array.isArray(content) || keyword === 'dependentSchemas';
      const inner = isMany ? Object.keys(content as object).map((key) => joinPointer(at, key)) : [at];
      for (const pointer of inner) visit({ pointer, isConditional });
    };
    under('allOf', point.isConditional);
    for (const keyword of ['anyOf', 'oneOf', 'then', 'else', 'dependentSchemas']) under(keyword, true);
  };
  for (const point of points) visit(point);
  return [...found.values()];
}

function stepInto(schema: Json | undefined, pointer: string, step: string): readonly string[] {
  if (!isJsonObject(schema)) return [];
  const { properties, patternProperties, prefixItems } = schema;
  const under = (...steps: readonly string[]) => steps.reduce(joinPointer, pointer);
  if (isJsonObject(properties) && Object.hasOwn(properties, step)) return [under('properties', step)];
  if (Array.isArray(prefixItems) && /^\d+$/.test(step) && Number(step) < prefixItems.length)
    return [under('prefixItems', step)];
  if (step === '-') {
    return ['items', 'unevaluatedItems']
      .filter((keyword) => schema[keyword] !== undefined)
      .map((keyword) => under(keyword));
  }
  if (step !== '*') return [];
  const patterns = isJsonObject(patternProperties) ? Object.keys(patternProperties) : [];
  return [
    ...patterns.map((pattern) => under('patternProperties', pattern)),
    ...['additionalProperties', 'unevaluatedProperties']
      .filter((keyword) => schema[keyword] !== undefined)
      .map((keyword) => under(keyword)),
  ];
}
