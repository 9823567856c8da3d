import { rmSync } from 'node:fs';
import type { FunctionUpdate } from '../../functions/function-configuration.ts';
import { unpackCode } from '../../functions/unpack-code.ts';
import { AwsError } from '../../gateway/aws-error.ts';
import { given, optionalNumber, optionalObject } from './lambda-input.ts';

/** Reads the settings that creating and configuring a function share. @throws {AwsError} InvalidParameterValueException. */
export function toFunctionSettings(input: Readonly<Record<string, unknown>>): FunctionUpdate {
  const text = (value: unknown) => (typeof value === 'string' ? value : undefined);
  return given({
    roleArn: text(input['Role']),
    handler: text(input['Handler']),
    runtime: text(input['Runtime']),
    description: text(input['Description']),
    timeoutSeconds: optionalNumber(input, 'Timeout'),
    memoryMegabytes: optionalNumber(input, 'MemorySize'),
    environment: optionalObject(input, 'Environment')?.['Variables'] as Record<string, string> | undefined,
    architectures: input['Architectures'] as readonly string[] | undefined,
    deadLetterArn: text(optionalObject(input, 'DeadLetterConfig')?.['TargetArn']),
    logGroupName: text(optionalObject(input, 'LoggingConfig')?.['LogGroup']),
  });
}

/**
 * Runs `use` with a folder of the code that a request brings as a zip in base64 or bytes.
 *
 * @throws {AwsError} InvalidParameterValueException for code that is elsewhere.
 */
export function withUploadedCode<Result>(
  code: Readonly<Record<string, unknown>>,
  use: (sourceDirectory: string) => Result,
): Result {
  const zip = code['ZipFile'];
  if (typeof zip !== 'string' && !(zip instanceof Uint8Array)) {
    throw new AwsError(
      'InvalidParameterValueException',
      'The local cloud takes code as ZipFile only: code in S3 and container images cannot be run.',
    );
  }
  const folder = unpackCode(typeof zip === 'string' ? Buffer.from(zip, 'base64') : zip);
  try {
    return use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
