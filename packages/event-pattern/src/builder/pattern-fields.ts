import type {
  AnythingBut,
  AnythingButLike,
  Cidr,
  EqualsIgnoreCase,
  Exists,
  Numeric,
  Prefix,
  Suffix,
  Wildcard,
} from './operators.ts';

type Scalar = string | number | boolean | null;
type Nested = readonly unknown[] | object;
type IsUnknown<Value> = unknown extends Value ? true : false;

/**
 * Fields of a pattern on data of a type: the data's own keys, each with what its value may be. An array counts as its
 * elements. `IsOptional`: the object itself may be absent, so that its required fields may be.
 */
export type PatternFields<Data, IsOptional extends boolean = false> =
  IsUnknown<Data> extends true
    ? { readonly [key: string]: unknown }
    : Data extends readonly (infer Element)[]
      ? PatternFields<Element, true>
      : {
          readonly [Key in keyof Data]?: PatternField<
            Exclude<Data[Key], undefined>,
            undefined extends Data[Key] ? true : Data extends Record<Key, Data[Key]> ? IsOptional : true
          >;
        } & {
          readonly $or?: readonly [
            PatternFields<Data, IsOptional>,
            PatternFields<Data, IsOptional>,
            ...PatternFields<Data, IsOptional>[],
          ];
        };

/** What stands for one field: a list of members for a plain value, fields for an object. */
export type PatternField<Value, IsOptional extends boolean = false> =
  IsUnknown<Value> extends true
    ? readonly [AnyMember, ...AnyMember[]] | { readonly [key: string]: unknown }
    :
        | ([Extract<Value, Scalar>] extends [never]
            ? never
            : readonly [
                PatternMember<Extract<Value, Scalar>, IsOptional>,
                ...PatternMember<Extract<Value, Scalar>, IsOptional>[],
              ])
        | NestedField<Exclude<Value, Scalar>, IsOptional>;

type NestedField<Value, IsOptional extends boolean> = Value extends readonly (infer Element)[]
  ? PatternField<Element, true>
  : Value extends Nested
    ? PatternFields<Value, IsOptional>
    : never;

/** One member of a field's list: a value of the field, or an operator for its type. */
export type PatternMember<Value extends Scalar, IsOptional extends boolean = false> =
  | Value
  | Exists<true>
  | (IsOptional extends true ? Exists<false> : never)
  | (Extract<Value, string> extends never ? never : TextMember<Extract<Value, string>>)
  | (Extract<Value, number> extends never ? never : Numeric | AnythingBut<Extract<Value, number>>);

type TextMember<Value extends string> =
  | Prefix
  | Suffix
  | EqualsIgnoreCase
  | Wildcard
  | Cidr
  | AnythingBut<Value>
  | AnythingButLike;

type AnyMember = PatternMember<Scalar, true>;
