/** A refusal with AWS's own code and wording; each protocol renders it in its own wire form. */
export class AwsError extends Error {
  /** `ResourceNotFoundException` */
  readonly code: string;
  readonly statusCode: number;
  /** Code of the older query protocol where it differs: `AWS.SimpleQueueService.NonExistentQueue`. */
  readonly queryCode: string | undefined;

  constructor(
    code: string,
    message: string,
    { statusCode = 400, queryCode }: { statusCode?: number; queryCode?: string } = {},
  ) {
    super(message);
    this.name = 'AwsError';
    this.code = code;
    this.statusCode = statusCode;
    this.queryCode = queryCode;
  }
}
