import { devNull } from 'node:os';
import type { CloudContext } from '../cloud-context.ts';
import type { FunctionConfiguration } from './function-configuration.ts';

/** What the variables of an execution environment are made of. */
export interface EnvironmentVariablesSource {
  readonly cloud: Pick<CloudContext, 'region'>;
  readonly configuration: FunctionConfiguration;
  /** Of the function's role. */
  readonly credentials: {
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
    readonly sessionToken: string;
  };
  /** Address of the cloud's HTTP port. */
  readonly endpoint: string;
}

/**
 * Tells the variables that a function runs under: its own and those that Lambda sets.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html
 */
export function toEnvironmentVariables(
  { cloud, configuration, credentials, endpoint }: EnvironmentVariablesSource,
  logStreamName: string,
): Record<string, string> {
  return {
    PATH: process.env['PATH'] ?? '',
    LANG: 'en_US.UTF-8',
    TZ: ':UTC',
    AWS_EC2_METADATA_DISABLED: 'true',
    // Lambda has no profile files; those of the machine must not reach a function.
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    ...configuration.environment,
    _HANDLER: configuration.handler,
    AWS_REGION: cloud.region,
    AWS_DEFAULT_REGION: cloud.region,
    AWS_ENDPOINT_URL: endpoint,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_SESSION_TOKEN: credentials.sessionToken,
    AWS_EXECUTION_ENV: `AWS_Lambda_${configuration.runtime}`,
    AWS_LAMBDA_FUNCTION_NAME: configuration.functionName,
    AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
    AWS_LAMBDA_FUNCTION_MEMORY_SIZE: String(configuration.memoryMegabytes),
    AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
    AWS_LAMBDA_LOG_GROUP_NAME: configuration.logGroupName,
    AWS_LAMBDA_LOG_STREAM_NAME: logStreamName,
    LAMBDA_TASK_ROOT: configuration.codeDirectory,
    LAMBDA_RUNTIME_DIR: '/var/runtime',
  };
}
