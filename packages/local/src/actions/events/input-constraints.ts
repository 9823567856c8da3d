import { invalid } from '../../cores/event-bus/event-bus-errors.ts';
import { AwsError } from '../../gateway/aws-error.ts';

/** What the API's model demands of one member of an input. */
export interface MemberConstraint {
  readonly type: 'string' | 'integer' | 'boolean' | 'timestamp' | 'list' | 'structure' | 'map';
  readonly required?: boolean;
  /** Least length of a string or list, least value of an integer. */
  readonly minimum?: number;
  /** Greatest length of a string or list, greatest value of an integer. */
  readonly maximum?: number;
  /** Source of the regular expression that the whole string matches. */
  readonly pattern?: string;
  readonly values?: readonly string[];
  /** Of a structure. */
  readonly members?: InputConstraints;
  /** Of a list or map. */
  readonly member?: MemberConstraint;
}

/** Constraints by the name of the member. */
export type InputConstraints = Readonly<Record<string, MemberConstraint>>;

/**
 * Checks an input against the API's model, as AWS does before it looks at anything else.
 *
 * @throws {AwsError} SerializationException for a value of the wrong type; ValidationException that names every
 * other violation: `1 validation error detected: Value '' at 'name' failed to satisfy constraint: …`.
 */
export function checkInput(input: unknown, constraints: InputConstraints): void {
  const violations = [...violationsOfMembers(input, constraints, '')];
  if (violations.length === 0) return;
  const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
  throw invalid(`${count} detected: ${violations.join('; ')}`);
}

function* violationsOfMembers(
  input: unknown,
  constraints: InputConstraints,
  prefix: string,
): Generator<string> {
  const values = input as Readonly<Record<string, unknown>>;
  for (const [name, constraint] of Object.entries(constraints)) {
    yield* violationsOf(values[name], constraint, `${prefix}${name[0]!.toLowerCase()}${name.slice(1)}`);
  }
}

function* violationsOf(value: unknown, constraint: MemberConstraint, path: string): Generator<string> {
  const violated = (what: string, shown: unknown = value) =>
    `Value ${shown === null ? 'null' : `'${String(shown)}'`} at '${path}' failed to satisfy constraint: Member must ${what}`;
  if (value === undefined || value === null) {
    if (constraint.required) yield violated('not be null', null);
    return;
  }
  checkType(value, constraint.type);
  const { minimum, maximum, pattern, values } = constraint;
  if (typeof value === 'number') {
    if (minimum !== undefined && value < minimum)
      yield violated(`have value greater than or equal to ${minimum}`);
    if (maximum !== undefined && value > maximum)
      yield violated(`have value less than or equal to ${maximum}`);
  }
  if (typeof value === 'string' || Array.isArray(value)) {
    const shown = Array.isArray(value) ? `[${value.map(toJavaText).join(', ')}]` : value;
    if (minimum !== undefined && value.length < minimum) {
      yield violated(`have length greater than or equal to ${minimum}`, shown);
    }
    if (maximum !== undefined && value.length > maximum) {
      yield violated(`have length less than or equal to ${maximum}`, shown);
    }
  }
  if (typeof value === 'string') {
    if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 's').test(value)) {
      yield violated(`satisfy regular expression pattern: ${pattern}`);
    }
    if (values !== undefined && !values.includes(value)) {
      yield violated(`satisfy enum value set: [${values.join(', ')}]`);
    }
  }
  if (constraint.members) yield* violationsOfMembers(value, constraint.members, `${path}.`);
  if (constraint.member && Array.isArray(value)) {
    for (const [index, member] of value.entries()) {
      yield* violationsOf(member, { ...constraint.member, required: true }, `${path}.${index + 1}.member`);
    }
  } else if (constraint.member) {
    for (const [key, member] of Object.entries(value)) {
      yield* violationsOf(member, constraint.member, `${path}.${key}.member`);
    }
  }
}

function checkType(value: unknown, type: MemberConstraint['type']): void {
  const fits = {
    string: typeof value === 'string',
    integer: Number.isInteger(value),
    boolean: typeof value === 'boolean',
    timestamp: value instanceof Date || typeof value === 'number' || typeof value === 'string',
    list: Array.isArray(value),
    structure: typeof value === 'object' && !Array.isArray(value),
    map: typeof value === 'object' && !Array.isArray(value),
  }[type];
  if (fits) return;
  const found = Array.isArray(value)
    ? 'ARRAY'
    : typeof value === 'object'
      ? 'OBJECT'
      : `${typeof value}_VALUE`;
  throw new AwsError(
    'SerializationException',
    `${found.toUpperCase()} can not be converted to ${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type[0]!.toUpperCase()}${type.slice(1)}`,
  );
}

/** The members that AWS prints of a PutEvents entry, in its order. */
const printedMembers = [
  'Time',
  'Source',
  'Resources',
  'DetailType',
  'Detail',
  'EventBusName',
  'TraceHeader',
  'KmsKeyIdentifier',
  'InternalMetadata',
];

/** Prints a list's member as AWS's messages do: `PutEventsRequestEntry(time=null, source=shop, …)`. */
function toJavaText(member: unknown): string {
  if (typeof member !== 'object' || member === null) return String(member);
  const values = member as Readonly<Record<string, unknown>>;
  if (!('Detail' in values || 'DetailType' in values || 'Source' in values)) return JSON.stringify(member);
  const printed = printedMembers.map((name) => {
    const value = values[name] ?? null;
    return `${name[0]!.toLowerCase()}${name.slice(1)}=${Array.isArray(value) ? `[${value.join(', ')}]` : String(value)}`;
  });
  return `PutEventsRequestEntry(${printed.join(', ')})`;
}
