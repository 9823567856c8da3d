import { ContractViolationError } from './contract-violation-error.ts';
import { toViolations, type Validator } from './contract-violation.ts';
import type { ParseResult } from './parse-result.ts';
import { type FieldIndex, findUndeclaredFields } from './undeclared-fields.ts';

export interface ParseOptions {
  /**
   * What to make of a field that the contract does not declare. Readers ignore it, so that a producer may be a minor
   * version ahead; publishing refuses it.
   * @default 'ignore'
   */
  readonly undeclaredFields?: 'ignore' | 'refuse';
}

/** Event pattern that matches one major version of an event. */
export interface VersionPattern<DetailType extends string = string> {
  readonly 'detail-type': readonly [DetailType];
  readonly detail: { readonly metadata: { readonly version: readonly [{ readonly prefix: string }] } };
}

/**
 * One version of one event contract.
 *
 * @example
 * ```ts
 * orders.OrderPlaced.v2.safeParse({ orderId: '700001' });
 * //=> { success: false, error: ContractViolationError { violations: [{ pointer: '', keyword: 'required', … }, …] } }
 * ```
 */
export interface EventDefinition<
  DetailType extends string = string,
  Major extends number = number,
  Data = unknown,
> {
  /** `<domain>.<PastTense>`; never holds the version. */
  readonly detailType: DetailType;
  /** First part of the detail-type: `orders`. */
  readonly domain: string;
  /** Second part of the detail-type: `OrderPlaced`. */
  readonly name: string;
  readonly major: Major;
  /** `<major>.<minor>`, what `metadata.version` says. */
  readonly version: string;
  /** Values of `source` that may publish it. */
  readonly sources: readonly string[];
  /** Event pattern that matches this major version alone. */
  readonly pattern: VersionPattern<DetailType>;
  /**
   * Checks data against the contract and returns it, unchanged.
   *
   * @throws ContractViolationError naming every violation.
   */
  parse(data: unknown, options?: ParseOptions): Data;
  /** Checks data against the contract without throwing. */
  safeParse(data: unknown, options?: ParseOptions): ParseResult<Data, ContractViolationError>;
}

export interface EventDefinitionParts<DetailType extends string, Major extends number> {
  readonly detailType: DetailType;
  readonly major: Major;
  readonly minor: number;
  readonly sources: readonly string[];
  readonly validate: Validator;
  readonly fields: FieldIndex;
}

/** Makes the definition of one version from generated parts. Called by generated code, not by hand. */
export function defineEvent<DetailType extends string, Major extends number, Data>({
  detailType,
  major,
  minor,
  sources,
  validate,
  fields,
}: EventDefinitionParts<DetailType, Major>): EventDefinition<DetailType, Major, Data> {
  const [domain = '', name = ''] = detailType.split('.');
  const version = `${major}.${minor}`;
  const safeParse = (
    data: unknown,
    { undeclaredFields = 'ignore' }: ParseOptions = {},
  ): ParseResult<Data, ContractViolationError> => {
    const violations = [
      ...toViolations(validate(data), data),
      ...(undeclaredFields === 'refuse' ? findUndeclaredFields(fields, data) : []),
    ];
    return violations.length === 0
      ? { success: true, data: data as Data }
      : { success: false, error: new ContractViolationError({ detailType, version, violations }) };
  };
  return Object.freeze({
    detailType,
    domain,
    name,
    major,
    version,
    sources: Object.freeze([...sources]),
    pattern: Object.freeze({
      'detail-type': [detailType],
      detail: { metadata: { version: [{ prefix: `${major}.` }] } },
    } as const),
    safeParse,
    parse: (data: unknown, options?: ParseOptions): Data => {
      const result = safeParse(data, options);
      if (!result.success) throw result.error;
      return result.data;
    },
  });
}
