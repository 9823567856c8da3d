import { isJsonObject, joinPointer, type Json, pointerSteps } from '@busbar/events-schema/generate';
import type { DriftContract } from './drift-contract.ts';
import type { CountedValue, DriftFinding } from './drift-finding.ts';
import { findSchemaPlaces } from './find-schema-places.ts';
import { inferSchema, type JsonSchema } from './infer-schema.ts';
import { type JsonType, jsonTypes } from './json-type.ts';
import type { VersionObservation, ViolationTally } from './observation.ts';
import type { ObservedPlace } from './observed-place.ts';
import { createClassifier } from './place-path.ts';

/** Options of {@link compareWithContract}. */
export interface ComparisonOptions {
  /**
   * Objects that must have been seen at a place before a field or a value there counts as never seen, or as always
   * present.
   * @default 100
   */
  readonly minEvents?: number;
  /**
   * Tells values of undeclared fields, which nobody has classified. Classified values are never told.
   * @default false
   */
  readonly showValues?: boolean;
}

/** What a finding is about, and how it counts. */
type Told = Omit<DriftFinding, 'detailType' | 'major'>;

/** Values that a finding lists. */
const shownValues = 20;

/** Compares what was seen of one version with what its contract says; pure. Ordered by place, drift before hints. */
export function compareWithContract(
  observation: VersionObservation,
  contract: DriftContract,
  { minEvents: wanted = 100, showValues = false }: ComparisonOptions = {},
): readonly DriftFinding[] {
  const { detailType, major, isCounted } = observation;
  const minEvents = isCounted ? wanted : 1;
  const isClassified = createClassifier(Object.keys(contract.event.facts.classifications));
  const { schema } = contract.bundled;
  const told: Told[] = [];

  const visit = (place: ObservedPlace, path: string, declared: ReadonlySet<string>): void => {
    const objects = place.types.get('object') ?? 0;
    const hidden = !showValues || isClassified(pointerSteps(path));
    if (place.undeclaredLeftOut > 0) told.push(toCrowd(path, place));
    else {
      for (const name of place.undeclared) {
        const child = place.fields.get(name)!;
        told.push(toUndeclared(joinPointer(path, name), child, isCounted ? objects : undefined, hidden));
      }
    }
    const required = objects < minEvents ? new Set<string>() : requiredAt(schema, path);
    for (const name of declared) {
      const at = joinPointer(path, name);
      const child = place.fields.get(name);
      if (objects < minEvents) continue;
      if (child === undefined || child.seen === 0) {
        const message = isCounted ? `declared, and in none of ${objects} objects` : 'declared, and not seen';
        const counts = isCounted ? { count: 0, of: objects } : {};
        told.push({ ...drift('FIELD_NEVER_SEEN', at, message), ...counts });
      } else if (isCounted && child.seen === objects && !required.has(name)) {
        const message = `optional, and in each of ${objects} objects: a consumer may rely on it unseen`;
        told.push({ ...hint('FIELD_ALWAYS_PRESENT', at, message), count: objects, of: objects });
      }
    }
    if (isCounted && place.seen >= minEvents && place.valuesLeftOut === 0)
      told.push(...unseenValues(schema, path, place));
  };

  walk(contract, observation.root, visit);
  for (const tally of observation.violations) {
    if (tally.field !== undefined && /^(?:additional|unevaluated)Properties$/.test(tally.keyword)) continue;
    told.push(toBroken(tally, observation));
  }
  if (observation.violationsLeftOut > 0) {
    const message = `${observation.violationsLeftOut} violations of further kinds, not kept apart`;
    told.push({ ...drift('RULE_BROKEN', '', message), count: observation.violationsLeftOut });
  }
  const order = ({ severity, pointer, code }: Told) => `${severity} ${pointer} ${code}`;
  told.sort((a, b) => (order(a) < order(b) ? -1 : order(a) > order(b) ? 1 : 0));
  return told.map((finding) => ({ ...finding, detailType, major }));
}

/** Visits each place that contract and events have in common, with the fields that the contract names there. */
function walk(
  { fields }: DriftContract,
  root: ObservedPlace,
  visit: (place: ObservedPlace, path: string, declared: ReadonlySet<string>) => void,
): void {
  const step = (place: ObservedPlace | undefined, position: number | undefined, path: string): void => {
    const node = position === undefined ? undefined : fields[position];
    if (place === undefined) return;
    visit(place, path, new Set(Object.keys(node?.fields ?? {})));
    for (const [name, next] of Object.entries(node?.fields ?? {}))
      step(place.fields.get(name), next, joinPointer(path, name));
    // Fields by several patterns are one place: whose fields those would be nobody can tell.
    const patterns = (node?.patterns ?? []).map(([, next]) => next);
    const open = new Set(node?.rest === undefined ? patterns : [...patterns, node.rest]);
    step(place.rest, open.size === 1 ? [...open][0] : undefined, joinPointer(path, '*'));
    for (const [index, next] of (node?.prefix ?? []).entries())
      step(place.prefix.get(index), next, joinPointer(path, index));
    step(place.items, node?.items, joinPointer(path, '-'));
  };
  step(root, 0, '');
}

function toUndeclared(
  pointer: string,
  place: ObservedPlace,
  objects: number | undefined,
  hidden: boolean,
): Told {
  const schema = inferSchema(place, { showValues: !hidden });
  const share = objects === undefined ? 'seen' : `in ${place.seen} of ${objects} objects`;
  return {
    ...drift('FIELD_UNDECLARED', pointer, `undeclared, ${share}, ${shapeOf(schema)}`),
    ...(objects === undefined ? {} : { count: place.seen, of: objects }),
    types: Object.fromEntries(place.types),
    ...(hidden ? {} : listed(place)),
    schema,
  };
}

/** So many undeclared fields that they are one finding: a map that is declared as none, most likely. */
function toCrowd(path: string, place: ObservedPlace): Told {
  const names = [...place.undeclared];
  const kept = names.reduce((sum, name) => sum + (place.fields.get(name)?.seen ?? 0), 0);
  const shown = names.slice(0, 3).map((name) => JSON.stringify(name));
  const message = `more than ${names.length} undeclared fields (${shown.join(', ')}, …): are these names, or values?`;
  return {
    ...drift('FIELD_UNDECLARED', joinPointer(path, '*'), message),
    count: kept + place.undeclaredLeftOut,
  };
}

function toBroken(tally: ViolationTally, { rate, isCounted }: VersionObservation): Told {
  const { keyword, message, count, types, field } = tally;
  const of = rate.events;
  const pointer =
    keyword === 'required' && field !== undefined ? joinPointer(tally.pointer, field) : tally.pointer;
  const told = { pointer, severity: 'drift', keyword, types: Object.fromEntries(types) } as const;
  const shared = { ...told, ...(isCounted ? { count } : {}) };
  const times = isCounted ? `${count} ${count === 1 ? 'time' : 'times'} in ${of} events` : 'not counted';
  const values = listed(tally);
  const seen = values.values?.map(({ value, count: n }) => `${JSON.stringify(value)} × ${n}`) ?? [];
  const shown = seen.length === 0 ? '' : `: ${seen.slice(0, 5).join(', ')}${seen.length > 5 ? ', …' : ''}`;
  switch (keyword) {
    case 'required':
      return { ...shared, code: 'REQUIRED_ABSENT', message: `required and absent, ${times}`, types: {} };
    case 'type': {
      const met = jsonTypes.filter((type) => types.has(type)).join(', ');
      return { ...shared, code: 'TYPE_CONFLICT', message: `${met} seen, ${message}, ${times}` };
    }
    case 'enum':
    case 'const':
      return { ...shared, ...values, code: 'ENUM_VALUE_UNLISTED', message: `not listed, ${times}${shown}` };
    default:
      return {
        ...shared,
        ...values,
        code: 'RULE_BROKEN',
        message: `${keyword}: ${message}, ${times}${shown}`,
      };
  }
}

function unseenValues(schema: Json, path: string, place: ObservedPlace): readonly Told[] {
  const listing = findSchemaPlaces(schema, path).filter((each) => !each.isConditional);
  return listing.flatMap(({ schema: { enum: allowed } }) => {
    if (!Array.isArray(allowed)) return [];
    const unseen = (allowed as readonly Json[]).filter((value) => !place.values.has(JSON.stringify(value)));
    if (unseen.length === 0) return [];
    const message = `${unseen.map((value) => JSON.stringify(value)).join(', ')} listed, and in none of ${place.seen} values`;
    const values = unseen.map((value) => ({ value, count: 0 }));
    return [{ ...hint('ENUM_VALUE_UNSEEN', path, message), count: 0, of: place.seen, values }];
  });
}

function requiredAt(schema: Json, path: string): ReadonlySet<string> {
  return new Set(
    findSchemaPlaces(schema, path).flatMap(({ schema: { required } }) =>
      Array.isArray(required) ? (required as readonly string[]) : [],
    ),
  );
}

function listed({
  values,
  valuesLeftOut,
}: Pick<ObservedPlace, 'values' | 'valuesLeftOut'>): Pick<DriftFinding, 'values' | 'valuesLeftOut'> {
  const sorted = [...values].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  const counted = sorted.map(([text, count]): CountedValue => ({ value: JSON.parse(text) as Json, count }));
  const rest = counted.slice(shownValues).reduce((sum, { count }) => sum + count, valuesLeftOut);
  if (counted.length === 0) return rest === 0 ? {} : { valuesLeftOut: rest };
  return { values: counted.slice(0, shownValues), ...(rest === 0 ? {} : { valuesLeftOut: rest }) };
}

/** A schema in a few words: `string (date-time)`, `array of { sku, qty }`. */
function shapeOf(schema: JsonSchema, levels = 3): string {
  const types = ([schema.type].flat() as readonly JsonType[]).join(' or ');
  if (isJsonObject(schema.properties)) {
    const names = Object.keys(schema.properties);
    return `${types} { ${names.slice(0, 6).join(', ')}${names.length > 6 ? ', …' : ''} }`;
  }
  if (isJsonObject(schema.items) && levels > 1) return `${types} of ${shapeOf(schema.items, levels - 1)}`;
  return typeof schema.format === 'string' ? `${types} (${schema.format})` : types;
}

function drift(code: DriftFinding['code'], pointer: string, message: string) {
  return { code, severity: 'drift', pointer, message } as const;
}

function hint(code: DriftFinding['code'], pointer: string, message: string) {
  return { code, severity: 'hint', pointer, message } as const;
}
