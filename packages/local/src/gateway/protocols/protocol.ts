import type { AwsError } from '../aws-error.ts';
import type { Answer } from './answer.ts';

/** Wire form of one service's answers. */
export interface Protocol {
  renderOutput(output: unknown, requestId: string): Answer;
  renderError(error: AwsError, requestId: string): Answer;
}
