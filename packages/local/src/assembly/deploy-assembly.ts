import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { AssemblyError } from './assembly-error.ts';
import type { AssemblyStack } from './cloud-assembly.ts';
import { noValue, referencesOf, resolveIntrinsics, type IntrinsicScope } from './intrinsics.ts';
import type {
  DeployedResource,
  ProviderContext,
  ResolvedResource,
  ResourceProvider,
} from './resource-provider.ts';
import type { Template } from './template.ts';

/** A resource whose type the local cloud does not run: it exists in name only. */
export interface InertResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
}

export interface DeployedStack {
  readonly stackName: string;
  readonly deployedAtMs: number;
  readonly outputs: Readonly<Record<string, string>>;
  /** Export name of an output, by its key. */
  readonly exports: Readonly<Record<string, string>>;
  readonly resources: readonly {
    readonly logicalId: string;
    readonly type: string;
    readonly physicalId: string;
    readonly inert: boolean;
  }[];
}

export interface AssemblyDeployment {
  readonly stacks: readonly DeployedStack[];
  readonly inertResources: readonly InertResource[];
}

export interface DeployAssemblyOptions {
  readonly stacks: readonly AssemblyStack[];
  readonly providers: readonly ResourceProvider[];
  readonly context: Omit<ProviderContext, 'assetPath'>;
}

/**
 * Creates the resources of every stack, each after what it refers to.
 *
 * @throws {AssemblyError} naming stack, resource and reason; resources created before it stay.
 */
export async function deployAssembly({
  stacks,
  providers,
  context,
}: DeployAssemblyOptions): Promise<AssemblyDeployment> {
  const providerOf = new Map(providers.map((provider) => [provider.type, provider]));
  const exportedValues = new Map<string, string>();
  const inertResources: InertResource[] = [];
  const deployed: DeployedStack[] = [];

  for (const stack of stacks) {
    const resources = new Map<string, DeployedResource & { inert: boolean }>();
    const scope = createScope(stack, resources, exportedValues, context);
    const providerContext: ProviderContext = { ...context, assetPath: (s3Key) => assetPath(stack, s3Key) };

    for (const logicalId of inReferenceOrder(stack)) {
      const {
        Type: type,
        Properties: properties = {},
        Condition: condition,
      } = stack.template.Resources[logicalId]!;
      if (condition !== undefined && !scope.condition(condition)) continue;
      const provider = providerOf.get(type);
      if (provider === undefined) {
        inertResources.push({ stackName: stack.stackName, logicalId, type });
        resources.set(logicalId, {
          ref: physicalName(stack.stackName, logicalId, 128),
          attributes: {},
          inert: true,
        });
        continue;
      }
      try {
        const resource = toResolvedResource(
          stack.stackName,
          logicalId,
          type,
          resolveIntrinsics(properties, scope),
        );
        resources.set(logicalId, { ...(await provider.deploy(resource, providerContext)), inert: false });
      } catch (cause) {
        if (cause instanceof AssemblyError) throw cause;
        throw new AssemblyError({
          file: stack.templateFile,
          resource: `${stack.stackName}/${logicalId}`,
          reason: `${type} could not be created (${(cause as Error).message})`,
          nextStep: 'Change the resource in the CDK app and synthesize again',
          cause,
        });
      }
    }
    deployed.push({
      ...collectOutputs(stack, resources, scope, exportedValues),
      deployedAtMs: context.cloud.clock.now(),
    });
  }
  return { stacks: deployed, inertResources };
}

function toResolvedResource(
  stackName: string,
  logicalId: string,
  type: string,
  resolved: unknown,
): ResolvedResource {
  const properties = resolved as Readonly<Record<string, unknown>>;
  return {
    stackName,
    logicalId,
    type,
    properties,
    nameFrom: (property, maximum) =>
      typeof properties[property] === 'string'
        ? (properties[property] as string)
        : physicalName(stackName, logicalId, maximum),
  };
}

/** The same template gives the same names, so that a data directory finds its resources again. */
function physicalName(stackName: string, logicalId: string, maximum: number): string {
  const suffix = createHash('sha256').update(`${stackName}/${logicalId}`).digest('hex').slice(0, 12);
  return `${`${stackName}-${logicalId}`.slice(0, maximum - suffix.length - 1)}-${suffix}`;
}

function assetPath({ assets, templateFile }: AssemblyStack, s3Key: string): string {
  const path = assets.get(s3Key.replace(/\.[a-z]+$/, ''));
  if (path === undefined) {
    throw new AssemblyError({
      file: templateFile,
      reason: `it has no file asset "${s3Key}"`,
      nextStep: 'Synthesize the app again; code from another bucket cannot be run locally',
    });
  }
  return join(path);
}

function collectOutputs(
  { stackName, template }: AssemblyStack,
  resources: ReadonlyMap<string, DeployedResource & { inert: boolean }>,
  scope: IntrinsicScope,
  exportedValues: Map<string, string>,
): Omit<DeployedStack, 'deployedAtMs'> {
  const outputs: Record<string, string> = {};
  const exports: Record<string, string> = {};
  for (const [key, { Value: value, Export: exported, Condition: condition }] of Object.entries(
    template.Outputs,
  )) {
    if (condition !== undefined && !scope.condition(condition)) continue;
    outputs[key] = String(resolveIntrinsics(value, scope));
    if (exported === undefined) continue;
    exports[key] = String(resolveIntrinsics(exported.Name, scope));
    exportedValues.set(exports[key], outputs[key]);
  }
  return {
    stackName,
    outputs,
    exports,
    resources: [...resources].map(([logicalId, { ref, inert }]) => ({
      logicalId,
      type: template.Resources[logicalId]!.Type,
      physicalId: ref,
      inert,
    })),
  };
}

function createScope(
  { stackName, templateFile, template }: AssemblyStack,
  resources: ReadonlyMap<string, DeployedResource & { inert: boolean }>,
  exportedValues: ReadonlyMap<string, string>,
  { cloud }: Pick<ProviderContext, 'cloud'>,
): IntrinsicScope {
  const pseudoParameters: Readonly<Record<string, unknown>> = {
    'AWS::AccountId': cloud.accountId,
    'AWS::Region': cloud.region,
    'AWS::Partition': 'aws',
    'AWS::URLSuffix': 'amazonaws.com',
    'AWS::StackName': stackName,
    'AWS::StackId': `arn:aws:cloudformation:${cloud.region}:${cloud.accountId}:stack/${stackName}/local`,
    'AWS::NotificationARNs': [],
    'AWS::NoValue': noValue,
  };
  const fail = (reason: string, nextStep: string) =>
    new AssemblyError({ file: templateFile, reason, nextStep });

  const scope: IntrinsicScope = {
    ref(name) {
      if (name in pseudoParameters) return pseudoParameters[name];
      const resource = resources.get(name);
      if (resource) return resource.ref;
      const parameter = template.Parameters[name];
      if (parameter?.Default !== undefined) return parameter.Default;
      throw fail(
        parameter ? `the parameter "${name}" has no default` : `nothing is named "${name}"`,
        parameter ? 'Give it a default: the local cloud asks nobody' : 'Synthesize the app again',
      );
    },
    getAtt(logicalId, attribute) {
      const resource = resources.get(logicalId);
      if (resource && attribute in resource.attributes) return resource.attributes[attribute];
      const type = template.Resources[logicalId]?.Type ?? 'no resource';
      throw fail(
        `the attribute "${attribute}" of "${logicalId}" (${type}) is not known`,
        resource?.inert
          ? `The local cloud does not run ${type}: leave it out of what must run locally`
          : 'Check its spelling',
      );
    },
    importValue(exportName) {
      const value = exportedValues.get(exportName);
      if (value === undefined)
        throw fail(`no stack before it exports "${exportName}"`, 'Deploy the exporting stack too');
      return value;
    },
    findInMap(map, key, attribute) {
      const value = template.Mappings[map]?.[key]?.[attribute];
      if (value === undefined)
        throw fail(`the mapping ${map}.${key}.${attribute} is missing`, 'Synthesize the app again');
      return value;
    },
    condition(name) {
      if (!(name in template.Conditions))
        throw fail(`no condition is named "${name}"`, 'Synthesize the app again');
      return resolveIntrinsics(template.Conditions[name], scope) === true;
    },
  };
  return scope;
}

function inReferenceOrder({
  template,
  templateFile,
}: {
  template: Template;
  templateFile: string;
}): readonly string[] {
  const ordered = new Set<string>();
  const onTheWay: string[] = [];
  const visit = (logicalId: string) => {
    const resource = template.Resources[logicalId];
    if (resource === undefined || ordered.has(logicalId)) return;
    if (onTheWay.includes(logicalId)) {
      throw new AssemblyError({
        file: templateFile,
        reason: `its resources refer to each other in a circle (${[...onTheWay, logicalId].join(' → ')})`,
        nextStep: 'Break the circle in the CDK app',
      });
    }
    onTheWay.push(logicalId);
    for (const dependency of [resource.DependsOn ?? []].flat()) visit(dependency);
    for (const reference of referencesOf(resource.Properties)) visit(reference);
    onTheWay.pop();
    ordered.add(logicalId);
  };
  for (const logicalId of Object.keys(template.Resources)) visit(logicalId);
  return [...ordered];
}
