import { compilePattern, InvalidEventPatternError } from '@busbar/event-pattern';
import type { MessageAttribute } from '../../services.ts';
import { topicErrors } from './topic-errors.ts';
import { topicLimits } from './topic-limits.ts';

/** What a filter policy looks at. */
export type FilterPolicyScope = 'MessageAttributes' | 'MessageBody';

/** What a subscription sees of a message. */
export interface FilteredMessage {
  readonly message: string;
  readonly attributes: Readonly<Record<string, MessageAttribute>>;
}

/** Tells whether a subscription wants a message. */
export type NotificationFilter = (message: FilteredMessage) => boolean;

type Json = Readonly<Record<string, unknown>>;

/**
 * Compiles a subscription's filter policy. The dialect is EventBridge's with fewer operators; what SNS does not
 * know is refused.
 *
 * @throws {AwsError} InvalidParameter with SNS's reason.
 *
 * @example
 * ```ts
 * const wants = createFilter('{"store":["leeds"]}', 'MessageAttributes');
 * wants({ message: '', attributes: { store: { DataType: 'String', StringValue: 'leeds' } } }); //=> true
 * ```
 *
 * @see https://docs.aws.amazon.com/sns/latest/dg/sns-subscription-filter-policies.html
 */
export function createFilter(text: string, scope: FilterPolicyScope): NotificationFilter {
  const policy = parsePolicy(text);
  if (Object.keys(policy).length === 0) return () => true;
  checkObject(policy, scope);
  checkComplexity(policy, scope);
  const { matches } = compile(text);
  if (scope === 'MessageAttributes') return ({ attributes }) => matches(toAttributeValues(attributes));
  return ({ message }) => {
    const body = parseJson(message);
    return isObject(body) && matches(body);
  };
}

function invalid(reason: string) {
  return topicErrors.invalidParameter(`FilterPolicy: ${reason}`);
}

function parsePolicy(text: string): Json {
  const policy = parseJson(text);
  if (isObject(policy)) return policy;
  throw invalid(policy === undefined ? 'failed to parse JSON' : 'Filter is not an object');
}

function compile(text: string) {
  try {
    return compilePattern(text);
  } catch (error) {
    if (error instanceof InvalidEventPatternError) throw invalid(error.reason);
    throw error;
  }
}

function checkObject(policy: Json, scope: FilterPolicyScope): void {
  for (const [key, value] of Object.entries(policy)) {
    if (key === '$or') {
      if (!Array.isArray(value) || value.length < 2 || !value.every(isObject)) {
        throw invalid('"$or" must be an array of at least 2 objects');
      }
      for (const alternative of value) checkObject(alternative, scope);
    } else if (Array.isArray(value)) {
      if (value.length === 0) throw invalid('Empty arrays are not allowed');
      for (const rule of value) checkRule(rule);
    } else if (isObject(value)) {
      if (scope === 'MessageAttributes') {
        throw invalid('Filter policy scope MessageAttributes does not support nested filter policy');
      }
      if (Object.keys(value).length === 0) throw invalid('Empty objects are not allowed');
      checkObject(value, scope);
    } else {
      throw invalid(`"${key}" must be an object or an array`);
    }
  }
}

/** Operators with what their operand is. https://docs.aws.amazon.com/sns/latest/dg/string-value-matching.html (2026-11-20) */
const operators: Readonly<Record<string, (operand: unknown) => string | undefined>> = {
  prefix: text('prefix'),
  suffix: text('suffix'),
  'equals-ignore-case': text('equals-ignore-case'),
  cidr: text('cidr'),
  exists: (operand) =>
    typeof operand === 'boolean' ? undefined : 'exists match pattern must be either true or false.',
  numeric: (operand) =>
    Array.isArray(operand) && operand.length > 0 ? undefined : 'Value of numeric must be an array.',
  'anything-but'(operand) {
    if (isObject(operand)) {
      const [operator] = Object.keys(operand);
      return operator === 'prefix' || operator === 'suffix'
        ? undefined
        : `Unsupported anything-but pattern: ${operator}`;
    }
    const listed = Array.isArray(operand) ? operand : [operand];
    return listed.length > 0 && listed.every(isScalar) ? undefined : 'Invalid anything-but match value.';
  },
};

function text(operator: string) {
  return (operand: unknown) =>
    typeof operand === 'string' ? undefined : `${operator} match pattern must be a string`;
}

function checkRule(rule: unknown): void {
  if (isScalar(rule)) return;
  if (!isObject(rule)) throw invalid('Match value must be String, number, true, false, or null');
  const names = Object.keys(rule);
  if (names.length !== 1) throw invalid('Only one key allowed in match expression');
  const [operator = ''] = names;
  const check = Object.hasOwn(operators, operator) ? operators[operator] : undefined;
  if (check === undefined) throw invalid(`Unrecognized match type ${operator}`);
  const reason = check(rule[operator]);
  if (reason !== undefined) throw invalid(reason);
}

function checkComplexity(policy: Json, scope: FilterPolicyScope): void {
  const leaves = [...leavesOf(policy, 1)];
  if (new Set(leaves.map(({ path }) => path)).size > topicLimits.filterPolicyKeys) {
    throw invalid(`Filter policy can not have more than ${topicLimits.filterPolicyKeys} keys`);
  }
  const combinations = leaves.reduce(
    (product, { values, depth }) => product * values * (scope === 'MessageBody' ? depth : 1),
    1,
  );
  if (combinations > topicLimits.filterPolicyCombinations) throw invalid('Filter policy is too complex');
}

function* leavesOf(
  policy: Json,
  depth: number,
  prefix = '',
): Generator<{ path: string; values: number; depth: number }> {
  for (const [key, value] of Object.entries(policy)) {
    if (key === '$or') {
      for (const alternative of value as Json[]) yield* leavesOf(alternative, depth, prefix);
    } else if (Array.isArray(value)) {
      yield { path: `${prefix}${key}`, values: value.length, depth };
    } else {
      yield* leavesOf(value as Json, depth + 1, `${prefix}${key}.`);
    }
  }
}

/** Attributes as the policy sees them: text, numbers, the members of a `String.Array`; nothing of binary ones. */
function toAttributeValues(attributes: Readonly<Record<string, MessageAttribute>>): Json {
  return Object.fromEntries(
    Object.entries(attributes).flatMap(([name, { DataType, StringValue = '' }]): [string, unknown][] => {
      if (DataType.startsWith('Binary')) return [];
      if (DataType.startsWith('Number')) return [[name, Number(StringValue)]];
      const members = DataType === 'String.Array' ? parseJson(StringValue) : undefined;
      return [[name, Array.isArray(members) ? members : StringValue]];
    }),
  );
}

function parseJson(source: string): unknown {
  try {
    return JSON.parse(source);
  } catch {
    return undefined;
  }
}

function isObject(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isScalar(value: unknown): boolean {
  return value === null || ['string', 'number', 'boolean'].includes(typeof value);
}
