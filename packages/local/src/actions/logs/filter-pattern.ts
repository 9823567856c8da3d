import { AwsError } from '../../gateway/aws-error.ts';

/**
 * Compiles a filter pattern of plain terms: every term must be in the message, one of the `?terms` if there are
 * any, and none of the `-terms`. JSON and space-delimited patterns are refused.
 *
 * @throws {AwsError} InvalidParameterException.
 * @see https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/FilterAndPatternSyntax.html
 */
export function compileFilterPattern(pattern: string): (message: string) => boolean {
  if (/^\s*[{[%]/.test(pattern)) {
    throw new AwsError(
      'InvalidParameterException',
      'Invalid filter pattern: the local cloud knows patterns of plain terms only',
    );
  }
  const terms = [...pattern.matchAll(/([?-]?)(?:"([^"]*)"|(\S+))/g)].map(([, sign = '', quoted, plain]) => ({
    sign,
    text: quoted ?? plain ?? '',
  }));
  const texts = (sign: string) => terms.filter((term) => term.sign === sign).map(({ text }) => text);
  const [wanted, optional, unwanted] = [texts(''), texts('?'), texts('-')];
  return (message) =>
    wanted.every((text) => message.includes(text)) &&
    (optional.length === 0 || optional.some((text) => message.includes(text))) &&
    !unwanted.some((text) => message.includes(text));
}
