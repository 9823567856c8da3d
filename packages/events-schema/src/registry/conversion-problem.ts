/** A place of a schema that another dialect cannot say, or not so that the same documents are valid. */
export interface ConversionProblem {
  /** JSON pointer of the keyword in the schema that was converted. */
  readonly pointer: string;
  readonly keyword: string;
  /** Why the other dialect cannot say it. */
  readonly reason: string;
  /** What to write instead. */
  readonly fix: string;
}
