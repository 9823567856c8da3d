import { CloudFormationValidatePlugin } from 'aws-cdk-lib';
import type { BusbarApp } from './create-busbar-app.ts';

/** One place of a template that CloudFormation would refuse or that AWS advises against. */
export interface TemplateViolation {
  readonly stackName: string;
  /** Logical id of the resource, `undefined` when the violation is of the template itself. */
  readonly logicalId: string | undefined;
  /** The validator's rule, numbered as cfn-lint's: `F3002` is an unknown property. */
  readonly rule: string;
  readonly severity: string;
  readonly description: string;
}

let plugin: CloudFormationValidatePlugin | undefined;

/**
 * Synthesizes the app and checks its templates offline, with AWS's CloudFormation Validate as it comes with CDK:
 * the resource types' schemas (unknown, missing and wrongly typed properties, ranges, lengths), references between
 * resources, and its rules for single services. The first call takes about a second to load the schemas.
 *
 * @returns every violation, warnings included; an empty list when there is none.
 * @see https://github.com/aws-cloudformation/cloudformation-validate
 * @example
 * ```ts
 * findTemplateViolations(createBusbarApp({ environment: environments.prod, subscriptions, bundleDirectory })); //=> []
 * ```
 */
export function findTemplateViolations({ app }: BusbarApp): TemplateViolation[] {
  const { stacks } = app.synth();
  plugin ??= new CloudFormationValidatePlugin();
  const { violations } = plugin.validate({
    appConstruct: app,
    templatePaths: stacks.map(({ templateFullPath }) => templateFullPath),
    stackTemplates: stacks.map((stack) => ({
      stackConstructPath: stack.hierarchicalId,
      templatePath: stack.templateFullPath,
      accountId: undefined,
      region: undefined,
    })),
  });
  return violations.flatMap(({ ruleName, severity = 'unknown', description, violatingResources }) =>
    violatingResources.map(({ resourceLogicalId, templatePath }) => ({
      stackName: stacks.find(({ templateFullPath }) => templateFullPath === templatePath)?.stackName ?? '',
      logicalId: resourceLogicalId,
      rule: ruleName,
      severity,
      description,
    })),
  );
}
