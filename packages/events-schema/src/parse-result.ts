/** What a `safeParse…` gives: the value, or the error that the matching `parse…` would throw. */
export type ParseResult<Value, Failure> =
  | { readonly success: true; readonly data: Value }
  | { readonly success: false; readonly error: Failure };
