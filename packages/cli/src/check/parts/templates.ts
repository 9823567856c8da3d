import { isBusbarError } from '@busbar/core';
import { type CheckFinding, toCheckPart, toSkippedPart } from '@busbar/operations/check';
import type { CheckStep } from '../check-step.ts';
import { counted } from '../../report/counted.ts';

const id = 'templates';

/** CloudFormation of every environment fits the schemas of its resource types. */
export const checkTemplates: CheckStep = async (inputs) => {
  // The CDK is heavy, and a project that deploys by other means has none.
  const infra = await import('@busbar/infra').catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND') return undefined;
    throw error;
  });
  if (infra === undefined) {
    return toSkippedPart(id, '@busbar/infra is not installed: run `npm install --save-dev @busbar/infra`');
  }
  const subscriptions = await inputs.subscriptions();
  if ('missing' in subscriptions) return toSkippedPart(id, subscriptions.missing);
  try {
    const { bundleDirectory } = inputs;
    const violations = infra.findEnvironmentViolations({
      subscriptions: subscriptions.value,
      bundleDirectory,
    });
    const findings = violations.map(({ stackName, logicalId = '', rule, description }): CheckFinding => {
      const name = ['TEMPLATE_VIOLATION', stackName, logicalId, rule].filter((part) => part !== '').join(' ');
      const about = logicalId === '' ? stackName : `${stackName} ${logicalId}`;
      return {
        code: 'TEMPLATE_VIOLATION',
        severity: 'error',
        name,
        message: `${about}: ${rule}: ${description}`,
      };
    });
    const environments = Object.keys(infra.environments).join(', ');
    return toCheckPart(
      id,
      `${environments}: ${counted(findings.length, 'violation')}`,
      findings,
      inputs.accept,
    );
  } catch (error) {
    if (!isBusbarError(error) || error.code !== 'FUNCTION_BUNDLE_MISSING') throw error;
    return toSkippedPart(id, 'the functions are not built: run `pnpm turbo synth`');
  }
};
