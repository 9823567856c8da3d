import { ContractViolationError } from './contract-violation-error.ts';
import { toViolations, type Validator } from './contract-violation.ts';
import type { EventDeprecation, EventLifecycle } from './event-lifecycle.ts';
import type { ParseResult } from './parse-result.ts';
import { createRedactor, type FieldClassifications } from './redact-data.ts';
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
  /** `draft` cannot be published; `deprecated` can, and `deprecation` says what to use instead. */
  readonly lifecycle: EventLifecycle;
  /** Present exactly when `lifecycle` is `deprecated`. */
  readonly deprecation?: EventDeprecation;
  /** Fields of this version that hold personal data or secrets, by JSON pointer with `*` for array items. */
  readonly classifications: FieldClassifications;
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
  /**
   * Copies data for a log: classified values become `"[pii]"` or `"[secret]"`, fields that this version does not
   * declare `"[undeclared]"`. Meant for data that this version has parsed.
   *
   * @example
   * ```ts
   * logger.info('order placed', { data: orders.OrderPlaced.v2.redact(data) });
   * //=> { "message": "order placed", "data": { "orderId": "700001", "customerId": "[pii]", … } }
   * ```
   */
  redact(data: unknown): unknown;
}

export interface EventDefinitionParts<DetailType extends string, Major extends number> {
  readonly detailType: DetailType;
  readonly major: Major;
  readonly minor: number;
  readonly sources: readonly string[];
  /** @default 'active' */
  readonly lifecycle?: EventLifecycle;
  readonly deprecation?: EventDeprecation;
  /** @default none */
  readonly classifications?: FieldClassifications;
  readonly validate: Validator;
  readonly fields: FieldIndex;
}

/** Makes the definition of one version from generated parts. Called by generated code, not by hand. */
export function defineEvent<DetailType extends string, Major extends number, Data>({
  detailType,
  major,
  minor,
  sources,
  lifecycle = 'active',
  deprecation,
  classifications = {},
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
    lifecycle,
    ...(deprecation === undefined ? {} : { deprecation: Object.freeze({ ...deprecation }) }),
    classifications: Object.freeze({ ...classifications }),
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
    redact: createRedactor(fields, classifications),
  });
}
