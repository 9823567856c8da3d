import { InvalidArgumentError } from '@busbar/core';
import { ArnFormat, Stack } from 'aws-cdk-lib';
import { CfnEventBus, type EventBus } from 'aws-cdk-lib/aws-events';
import { CfnDiscoverer, CfnRegistry } from 'aws-cdk-lib/aws-eventschemas';
import { Grant, type IGrantable } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import type { Environment } from '../environments.ts';
import { toResourceName } from '../to-resource-name.ts';

export interface BusbarSchemaRegistryProps {
  readonly environment: Environment;
  /** The bus whose events are discovered, if the environment has schema discovery. */
  readonly eventBus: EventBus;
}

/**
 * The schema registry of an environment, empty: `busbar schemas push` fills it. Where the environment asks for it, a
 * discoverer infers schemas of what is on the bus, into AWS's own registry `discovered-schemas`.
 *
 * @throws {InvalidArgumentError} when the environment has schema discovery and the bus a customer managed key: AWS discovers
 * nothing on such a bus.
 * @example
 * ```ts
 * const { registryName } = new BusbarSchemaRegistry(stack, 'Schemas', { environment: environments.dev, eventBus });
 * // AWS::EventSchemas::Registry busbar-dev, AWS::EventSchemas::Discoverer
 * ```
 * @see https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-schemas-infer.html
 */
export class BusbarSchemaRegistry extends Construct {
  readonly registryName: string;
  readonly registryArn: string;
  readonly discoverer: CfnDiscoverer | undefined;

  constructor(scope: Construct, id: string, { environment, eventBus }: BusbarSchemaRegistryProps) {
    super(scope, id);
    const registry = new CfnRegistry(this, 'Resource', {
      registryName: toResourceName(environment),
      description: `Contracts of Busbar's events for ${environment.name}, pushed by busbar schemas push`,
    });
    registry.applyRemovalPolicy(environment.removalPolicy);
    this.registryName = registry.attrRegistryName;
    this.registryArn = registry.attrRegistryArn;

    const bus = eventBus.node.defaultChild;
    const hasOwnKey = bus instanceof CfnEventBus && bus.kmsKeyIdentifier !== undefined;
    if (environment.schemaDiscovery && hasOwnKey) {
      throw new InvalidArgumentError({
        doing: 'discover schemas',
        argument: 'schemaDiscovery',
        value: true,
        reason: `cannot be had of an event bus with a customer managed key, as environment ${environment.name} has`,
        nextStep: 'Set schemaDiscovery to false in environments.ts, or take the key from the bus',
      });
    }
    this.discoverer = environment.schemaDiscovery
      ? new CfnDiscoverer(this, 'Discoverer', {
          sourceArn: eventBus.eventBusArn,
          description: `Infers schemas of what is on the bus of ${environment.name}`,
          // Events of other accounts are theirs to describe.
          crossAccount: false,
        })
      : undefined;
  }

  /** Lets a grantee read the registry's schemas: what `busbar schemas pull` and `check --against registry` ask for. */
  grantPull(grantee: IGrantable): Grant {
    return this.grant(grantee, 'schemas:ListSchemas', 'schemas:DescribeSchema');
  }

  /** Lets a grantee bring the registry to what the contracts say: what `busbar schemas push` asks for. */
  grantPush(grantee: IGrantable): Grant {
    return this.grant(
      grantee,
      'schemas:ListSchemas',
      'schemas:DescribeSchema',
      'schemas:CreateSchema',
      'schemas:UpdateSchema',
      'schemas:TagResource',
    );
  }

  private grant(grantee: IGrantable, ...actions: string[]): Grant {
    const schemas = Stack.of(this).formatArn({
      service: 'schemas',
      resource: 'schema',
      resourceName: `${this.registryName}/*`,
      arnFormat: ArnFormat.SLASH_RESOURCE_NAME,
    });
    return Grant.addToPrincipal({ grantee, actions, resourceArns: [this.registryArn, schemas] });
  }
}
