/** `{ "prefix": "a" }`. */
export interface Prefix {
  readonly prefix: string | EqualsIgnoreCase;
}

/** `{ "suffix": "a" }`. */
export interface Suffix {
  readonly suffix: string | EqualsIgnoreCase;
}

/** `{ "equals-ignore-case": "a" }`. */
export interface EqualsIgnoreCase {
  readonly 'equals-ignore-case': string;
}

/** `{ "wildcard": "a*b" }`. */
export interface Wildcard {
  readonly wildcard: string;
}

/** `{ "cidr": "10.0.0.0/8" }`. */
export interface Cidr {
  readonly cidr: string;
}

/** `{ "numeric": [">", 0] }`. */
export interface Numeric {
  readonly numeric: readonly (string | number)[];
}

/** `{ "exists": true }`. */
export interface Exists<IsPresent extends boolean = boolean> {
  readonly exists: IsPresent;
}

/** `{ "anything-but": ["a", "b"] }`. */
export interface AnythingBut<Value extends string | number> {
  readonly 'anything-but': Value | readonly Value[];
}

/** `{ "anything-but": { "prefix": "a" } }`. */
export interface AnythingButLike {
  readonly 'anything-but': ExcludedTexts;
}

/** One way in which texts are alike, with the texts. */
export type ExcludedTexts =
  | { readonly prefix: string | readonly string[] }
  | { readonly suffix: string | readonly string[] }
  | { readonly 'equals-ignore-case': string | readonly string[] }
  | { readonly wildcard: string | readonly string[] };

/**
 * Accepts strings that begin with a text.
 *
 * @example
 * ```ts
 * prefix('busbar.'); //=> { prefix: 'busbar.' }
 * prefix(equalsIgnoreCase('eu-')); //=> { prefix: { 'equals-ignore-case': 'eu-' } }
 * ```
 */
export function prefix(text: string | EqualsIgnoreCase): Prefix {
  return { prefix: text };
}

/** Accepts strings that end with a text. */
export function suffix(text: string | EqualsIgnoreCase): Suffix {
  return { suffix: text };
}

/** Accepts strings that differ from a text in case alone. */
export function equalsIgnoreCase(text: string): EqualsIgnoreCase {
  return { 'equals-ignore-case': text };
}

/** Accepts strings like a text in which `*` stands for any; `\*` and `\\` stand for themselves. */
export function wildcard(text: string): Wildcard {
  return { wildcard: text };
}

/** Accepts strings that are IP addresses of a block. EventBridge refuses `/32` and `/128`. */
export function cidr(block: string): Cidr {
  return { cidr: block };
}

/**
 * Accepts numbers that compare so.
 *
 * @example
 * ```ts
 * numeric('>', 100_00); //=> { numeric: ['>', 10000] }
 * numeric('>=', 0, '<', 5); //=> { numeric: ['>=', 0, '<', 5] }
 * ```
 */
export function numeric(operator: '=' | '<' | '<=' | '>' | '>=', number: number): Numeric;
export function numeric(above: '>' | '>=', bottom: number, below: '<' | '<=', top: number): Numeric;
export function numeric(...comparison: readonly (string | number)[]): Numeric {
  return { numeric: comparison };
}

/** Accepts that a field is there with any value (true), or is not there (false). */
export function exists<IsPresent extends boolean>(isPresent: IsPresent): Exists<IsPresent> {
  return { exists: isPresent };
}

/**
 * Accepts every value that is there but those listed: strings or numbers, not both; or one kind of likeness.
 *
 * @example
 * ```ts
 * anythingBut('GBP', 'EUR'); //=> { 'anything-but': ['GBP', 'EUR'] }
 * anythingBut({ prefix: ['test-', 'dev-'] }); //=> { 'anything-but': { prefix: ['test-', 'dev-'] } }
 * ```
 */
export function anythingBut(texts: ExcludedTexts): AnythingButLike;
export function anythingBut<const Value extends string>(
  ...values: readonly [Value, ...Value[]]
): AnythingBut<Value>;
export function anythingBut<const Value extends number>(
  ...values: readonly [Value, ...Value[]]
): AnythingBut<Value>;
export function anythingBut(...values: readonly unknown[]): unknown {
  return { 'anything-but': typeof values[0] === 'object' ? values[0] : values };
}

/** Alternatives of a pattern: `{ "$or": [{ … }, { … }] }`. */
export interface Or<Fields> {
  readonly $or: readonly [Fields, Fields, ...Fields[]];
}

/**
 * Accepts events that satisfy one of several groups of fields. Beside other fields write the same as `$or: [{ … }, { … }]`.
 *
 * @example
 * ```ts
 * or({ country: ['France'] }, { totalPence: [numeric('>', 100_00)] });
 * //=> { $or: [{ country: ['France'] }, { totalPence: [{ numeric: ['>', 10000] }] }] }
 * ```
 */
export function or<Fields>(
  ...alternatives: readonly [NoInfer<Fields>, NoInfer<Fields>, ...NoInfer<Fields>[]]
): Or<Fields> {
  return { $or: alternatives };
}
