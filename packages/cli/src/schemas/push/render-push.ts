import type { ContractProblem } from '@busbar/events-schema/generate';
import type { PushedStep, PushReport } from '@busbar/operations/registry';
import type { SchemasPushFlags } from './schemas-push-flags.ts';

type Render = (report: PushReport, problems: readonly ContractProblem[]) => string;

const words: Readonly<Record<PushedStep['action'], string>> = {
  create: 'created',
  update: 'updated',
  retag: 'tagged',
  unchanged: 'unchanged',
  foreign: 'foreign',
  orphaned: 'orphaned',
};

const remarks: Readonly<Partial<Record<PushedStep['action'], string>>> = {
  foreign:
    "it was not pushed from this contract, and was left as it is. Delete or rename it, or change the contract's first source.",
  orphaned:
    'there is no such contract any more; it was left as it is. Delete it once nobody reads these events.',
};

/** Renders a report in each of the forms of `busbar schemas push`. */
export const renderPush: Readonly<Record<SchemasPushFlags['format'], Render>> = {
  text: ({ registryName, isRegistryPlanned, steps }, problems) => {
    const lines = steps.map((step) => {
      const { action, name, outcome, error } = step;
      if (outcome === 'failed') return `✗ ${name}: ${error?.message ?? ''} [${error?.code ?? ''}]`;
      if (outcome === 'skipped') return `✗ ${name}: not tried`;
      const remark = remarks[action];
      if (remark !== undefined) return `! ${name}: ${words[action]}: ${remark}`;
      return `${outcome === 'planned' && action !== 'unchanged' ? 'would be ' : ''}${words[action]}: ${name}`;
    });
    const counted = Object.entries(words).flatMap(([action, word]) => {
      const count = steps.filter((step) => step.action === action && isGood(step)).length;
      return count === 0 ? [] : [`${count} ${word}`];
    });
    const failed = steps.filter((step) => !isGood(step)).length + problems.length;
    return [
      ...problems.map(({ file, pointer, reason, fix }) => `✗ ${file}#${pointer}: ${reason}. ${fix}.`),
      ...(isRegistryPlanned ? [`would be created: registry ${registryName}`] : []),
      ...lines,
      `${registryName}: ${[...counted, ...(failed === 0 ? [] : [`${failed} failed`])].join(', ') || 'nothing to push'}`,
    ].join('\n');
  },

  json: ({ registryName, isRegistryPlanned, steps }, problems) =>
    JSON.stringify(
      {
        registry: registryName,
        ...(isRegistryPlanned ? { isRegistryPlanned } : {}),
        schemas: steps.map(({ name, action, outcome, document, error }) => ({
          name,
          action,
          outcome,
          ...(document === undefined ? {} : { type: document.dialect, tags: document.tags }),
          ...(error === undefined ? {} : { error: { code: error.code, message: error.message } }),
        })),
        problems,
      },
      null,
      2,
    ),
};

function isGood({ outcome }: PushedStep): boolean {
  return outcome === 'done' || outcome === 'planned';
}
