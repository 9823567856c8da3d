import type { ConditionBlock } from './policy-document.ts';
import { matchesWildcard } from './wildcard.ts';

/** Condition keys of a request, in lower case, with their values. */
export type ConditionContext = Readonly<Record<string, string | readonly string[]>>;

type Test = (actual: string, wanted: string) => boolean;

const caseless: Test = (actual, wanted) => actual.toLowerCase() === wanted.toLowerCase();
const like: Test = (actual, wanted) => matchesWildcard(wanted, actual);

/**
 * Operators by name; a `negated` one holds when no wanted value matches, and also when the key is missing.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
const operators: Readonly<Record<string, { readonly test: Test; readonly negated?: true }>> = {
  StringEquals: { test: (actual, wanted) => actual === wanted },
  StringNotEquals: { test: (actual, wanted) => actual === wanted, negated: true },
  StringEqualsIgnoreCase: { test: caseless },
  StringNotEqualsIgnoreCase: { test: caseless, negated: true },
  StringLike: { test: like },
  StringNotLike: { test: like, negated: true },
  ArnEquals: { test: like },
  ArnNotEquals: { test: like, negated: true },
  ArnLike: { test: like },
  ArnNotLike: { test: like, negated: true },
  Bool: { test: caseless },
  NumericEquals: { test: (actual, wanted) => Number(actual) === Number(wanted) },
  NumericNotEquals: { test: (actual, wanted) => Number(actual) === Number(wanted), negated: true },
  NumericLessThan: { test: (actual, wanted) => Number(actual) < Number(wanted) },
  NumericLessThanEquals: { test: (actual, wanted) => Number(actual) <= Number(wanted) },
  NumericGreaterThan: { test: (actual, wanted) => Number(actual) > Number(wanted) },
  NumericGreaterThanEquals: { test: (actual, wanted) => Number(actual) >= Number(wanted) },
};

/**
 * Tells whether every condition of a statement holds. An operator that is not known makes the condition fail for an
 * Allow and hold for a Deny: nothing is granted on a guess.
 */
export function conditionsHold(
  block: ConditionBlock,
  context: ConditionContext,
  effect: 'Allow' | 'Deny',
): boolean {
  return Object.entries(block).every(([operator, keys]) =>
    Object.entries(keys).every(([key, wanted]) => conditionHolds(operator, wanted, context[key], effect)),
  );
}

function conditionHolds(
  operatorName: string,
  wanted: readonly string[],
  actual: string | readonly string[] | undefined,
  effect: 'Allow' | 'Deny',
): boolean {
  if (operatorName === 'Null') return (actual === undefined) === (wanted[0]?.toLowerCase() === 'true');

  const forAll = operatorName.startsWith('ForAllValues:');
  const bareName = operatorName.replace(/^For(AnyValue|AllValues):/, '');
  const ifExists = bareName.endsWith('IfExists');
  const operator = operators[ifExists ? bareName.slice(0, -'IfExists'.length) : bareName];
  if (operator === undefined) return effect === 'Deny';

  if (actual === undefined) return ifExists || forAll || operator.negated === true;
  const values = typeof actual === 'string' ? [actual] : actual;
  const holds = (value: string) =>
    wanted.some((each) => operator.test(value, each)) !== (operator.negated === true);
  return forAll ? values.every(holds) : values.some(holds);
}
