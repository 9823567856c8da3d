import type { FunctionDefinition } from '../../functions/function-configuration.ts';
import type { ResourceProvider } from '../resource-provider.ts';

interface FunctionProperties {
  readonly Architectures?: readonly string[];
  readonly Code: { readonly S3Key?: string; readonly ZipFile?: string };
  readonly DeadLetterConfig?: { readonly TargetArn: string };
  readonly Description?: string;
  readonly Environment?: { readonly Variables?: Readonly<Record<string, string>> };
  readonly Handler?: string;
  readonly LoggingConfig?: { readonly LogGroup?: string };
  readonly MemorySize?: number;
  readonly ReservedConcurrentExecutions?: number;
  readonly Role: string;
  readonly Runtime?: string;
  readonly Timeout?: number;
}

/** @see https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-lambda-function.html */
export const lambdaFunction: ResourceProvider = {
  type: 'AWS::Lambda::Function',
  async deploy(resource, { functions, assetPath }) {
    const properties = resource.properties as unknown as FunctionProperties;
    if (properties.Code.S3Key === undefined) {
      throw new Error('its code is not a file asset: the local cloud runs bundles from the assembly only');
    }
    const definition: FunctionDefinition = {
      functionName: resource.nameFrom('FunctionName', 64),
      roleArn: properties.Role,
      handler: properties.Handler ?? '',
      runtime: properties.Runtime ?? '',
      sourceDirectory: assetPath(properties.Code.S3Key),
      environment: properties.Environment?.Variables ?? {},
      timeoutSeconds: properties.Timeout ?? 3,
      memoryMegabytes: properties.MemorySize ?? 128,
      description: properties.Description ?? '',
      architectures: properties.Architectures ?? ['x86_64'],
      ...given('reservedConcurrency', properties.ReservedConcurrentExecutions),
      ...given('deadLetterArn', properties.DeadLetterConfig?.TargetArn),
      ...given('logGroupName', properties.LoggingConfig?.LogGroup),
    };
    const before = functions.find(definition.functionName);
    if (before?.reservedConcurrency !== undefined && definition.reservedConcurrency === undefined) {
      functions.releaseConcurrency(definition.functionName);
    }
    const { functionName, functionArn } = before
      ? functions.update(definition.functionName, definition)
      : functions.create(definition);
    return { ref: functionName, attributes: { Arn: functionArn } };
  },
};

function given<Key extends string, Value>(key: Key, value: Value | undefined): { [K in Key]?: Value } {
  return (value === undefined ? {} : { [key]: value }) as { [K in Key]?: Value };
}
