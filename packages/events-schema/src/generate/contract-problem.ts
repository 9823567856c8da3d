/** One thing that is wrong with a contract, with the place and the way out. */
export interface ContractProblem {
  /** Path below the contracts folder, with `/`. */
  readonly file: string;
  /** JSON pointer inside the file; `''` for the file as a whole. */
  readonly pointer: string;
  /** What is wrong, with the numbers. */
  readonly reason: string;
  /** What to do about it. */
  readonly fix: string;
}
