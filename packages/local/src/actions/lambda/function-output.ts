import type { FunctionConfiguration } from '../../functions/function-configuration.ts';

/** A function as Lambda's API tells it. @see https://docs.aws.amazon.com/lambda/latest/api/API_FunctionConfiguration.html */
export function toFunctionOutput(configuration: FunctionConfiguration): Record<string, unknown> {
  return {
    FunctionName: configuration.functionName,
    FunctionArn: configuration.functionArn,
    Runtime: configuration.runtime,
    Role: configuration.roleArn,
    Handler: configuration.handler,
    CodeSize: configuration.codeSizeBytes,
    Description: configuration.description,
    Timeout: configuration.timeoutSeconds,
    MemorySize: configuration.memoryMegabytes,
    LastModified: new Date(configuration.lastModifiedMs).toISOString().replace('Z', '+0000'),
    CodeSha256: configuration.codeSha256,
    Version: '$LATEST',
    ...(Object.keys(configuration.environment).length > 0
      ? { Environment: { Variables: configuration.environment } }
      : {}),
    ...(configuration.deadLetterArn === undefined
      ? {}
      : { DeadLetterConfig: { TargetArn: configuration.deadLetterArn } }),
    TracingConfig: { Mode: 'PassThrough' },
    RevisionId: configuration.revisionId,
    State: 'Active',
    LastUpdateStatus: 'Successful',
    PackageType: 'Zip',
    Architectures: configuration.architectures,
    EphemeralStorage: { Size: 512 },
    LoggingConfig: { LogFormat: 'Text', LogGroup: configuration.logGroupName },
  };
}
