/** Something that the parts of a check look at, or why it is not there and what to run. */
export type Input<T> =
  | { readonly value: T }
  | {
      readonly missing: string;
      /** It is there and cannot be read: that is a finding. */
      readonly isBroken?: true;
    };

/** Makes something of an input; of one that is not there, nothing. */
export function mapInput<From, To>(input: Input<From>, map: (value: From) => To): Input<To> {
  return 'missing' in input ? input : { value: map(input.value) };
}

/** The values of an input; none of one that is not there. */
export function valuesOf<T>(input: Input<readonly T[]>): readonly T[] {
  return 'missing' in input ? [] : input.value;
}
