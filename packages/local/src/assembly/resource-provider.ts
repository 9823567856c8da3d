import type { AccessControlCore } from '../iam/create-access-control.ts';
import type { CloudContext } from '../cloud-context.ts';
import type { PolicyDocument } from '../iam/access-control.ts';
import type { FunctionCore } from '../functions/function-service.ts';
import type { CallAction } from '../services.ts';
import type { Collection } from '../state/state-store.ts';

/** A resource of a template with its intrinsic functions resolved. */
export interface ResolvedResource {
  readonly stackName: string;
  readonly logicalId: string;
  readonly type: string;
  readonly properties: Readonly<Record<string, unknown>>;
  /** Name of the physical resource: the one that the template gives, or one made of stack and logical id. @param maximum characters. */
  nameFrom(property: string, maximum: number): string;
}

/** What a provider may do. */
export interface ProviderContext {
  readonly cloud: CloudContext;
  readonly access: AccessControlCore;
  readonly call: CallAction;
  /** Lambda itself: its API takes code as a zip, an assembly has it as a folder. */
  readonly functions: FunctionCore;
  /** Policy of each bucket, by its name. */
  readonly bucketPolicies: Collection<PolicyDocument>;
  /** Folder or file of a file asset. @param s3Key `<hash>.zip`. @throws when the assembly has no such asset. */
  assetPath(s3Key: string): string;
}

/** What `Ref` and `Fn::GetAtt` of a deployed resource give. */
export interface DeployedResource {
  readonly ref: string;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/**
 * Makes resources of one CloudFormation type. Deploying a resource that exists already (a data directory was
 * opened again) brings it to the template's state. Add one by writing `resource-providers/<type>.ts` and listing it
 * in `resource-providers/index.ts`.
 */
export interface ResourceProvider {
  /** `AWS::SQS::Queue` */
  readonly type: string;
  deploy(resource: ResolvedResource, context: ProviderContext): Promise<DeployedResource>;
}
