import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { generate, InvalidContractError, readContracts } from '@busbar/events-schema/generate';
import { type CheckFinding, type CheckPart, toCheckPart, toSkippedPart } from '@busbar/operations/check';
import type { CheckStep } from '../check-step.ts';
import { toPlace } from '../to-place.ts';
import { counted } from '../../report/counted.ts';

const id = 'generated';

/** Generated code is that of the contracts, and the contracts are right. */
export const checkGenerated: CheckStep = async ({ contractsDir, contracts, accept }) => {
  const outDir = join(contractsDir, '..', 'src', 'generated');
  if (!existsSync(outDir)) {
    const { problems } = readContracts(contracts);
    if (problems.length > 0) return toWrongContracts(contractsDir, problems, accept);
    return toSkippedPart(id, `no generated code in "${toPlace(outDir)}": run \`busbar generate\``);
  }
  try {
    const { stale, unchanged, warnings } = await generate({ contractsDir, outDir, check: true });
    const findings: readonly CheckFinding[] = [
      ...stale.map((file) => ({
        code: 'STALE_GENERATED_CODE',
        severity: 'error' as const,
        name: `STALE_GENERATED_CODE ${file}`,
        message: `Failed to match "${file}" with the contracts: it is not what they generate. Run \`busbar generate\` and commit it.`,
        place: { file: toPlace(join(outDir, file)) },
      })),
      ...warnings.map((problem) => toFinding(contractsDir, 'CONTRACT_WARNING', 'warning', problem)),
    ];
    return toCheckPart(
      id,
      `${counted(unchanged.length, 'file')} current, ${stale.length} stale`,
      findings,
      accept,
    );
  } catch (error) {
    if (!(error instanceof InvalidContractError)) throw error;
    return toWrongContracts(contractsDir, error.problems, accept);
  }
};

function toWrongContracts(
  contractsDir: string,
  problems: InvalidContractError['problems'],
  accept: readonly string[],
): CheckPart {
  const findings = problems.map((problem) => toFinding(contractsDir, 'INVALID_CONTRACT', 'error', problem));
  return toCheckPart(id, `${counted(findings.length, 'fault')} in the contracts`, findings, accept);
}

function toFinding(
  contractsDir: string,
  code: string,
  severity: CheckFinding['severity'],
  problem: InvalidContractError['problems'][number],
): CheckFinding {
  const { file, pointer, reason, fix } = problem;
  return {
    code,
    severity,
    name: `${code} ${file}#${pointer}`,
    message: `${pointer === '' ? '' : `${pointer}: `}${reason}. ${fix}.`,
    place: { file: toPlace(join(contractsDir, file)) },
  };
}
