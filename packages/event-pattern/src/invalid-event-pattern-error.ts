/** What is wrong with an event pattern, and where. */
export interface InvalidEventPatternFacts {
  /** AWS's reason, its first line: `Empty arrays are not allowed`. */
  readonly reason: string;
  /** The refused pattern's text. */
  readonly pattern: string;
  /** AWS's location line, when it gives one: ` at [Source: (String)"{…}"; line: 1, column: 12]`. */
  readonly location?: string | undefined;
}

/**
 * Says why an event pattern is refused, in EventBridge's words.
 *
 * `message` is what EventBridge answers: `Event pattern is not valid. Reason: <reason>` and, where AWS
 * gives it, a second line with the position in the pattern.
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_TestEventPattern.html
 */
export class InvalidEventPatternError extends Error {
  override readonly name = 'InvalidEventPatternError';
  readonly code = 'INVALID_EVENT_PATTERN';
  /** Sending the same pattern again cannot help. */
  readonly retry = 'never';
  readonly reason: string;
  readonly pattern: string;
  readonly location: string | undefined;

  constructor({ reason, pattern, location }: InvalidEventPatternFacts) {
    // Half of a surrogate pair cannot be encoded alone; EventBridge's answer has a question mark for it.
    const encodable = reason.replace(/\p{Surrogate}/gu, '?');
    super(`Event pattern is not valid. Reason: ${encodable}${location === undefined ? '' : `\n${location}`}`);
    this.reason = encodable;
    this.pattern = pattern;
    this.location = location;
  }
}
