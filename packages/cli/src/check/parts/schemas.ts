import { join } from 'node:path';
import { checkContracts } from '@busbar/events-schema/compatibility';
import {
  type CheckFinding,
  type FindingWithReaders,
  toCheckPart,
  toSkippedPart,
  withReaders,
} from '@busbar/operations/check';
import { BaselineUnreadableError } from '../../schemas/baseline/baseline-unreadable-error.ts';
import { isNothingCompared } from '../../schemas/baseline/is-nothing-compared.ts';
import type { CheckStep } from '../check-step.ts';
import { toPlace } from '../to-place.ts';
import { counted } from '../../report/counted.ts';

const id = 'schemas';

/**
 * The contracts may follow what they were; what stands against it says who reads the field.
 *
 * @throws {BaselineUnreadableError} when the baseline holds none of the contracts.
 */
export const checkSchemas: CheckStep = async (inputs) => {
  const { contractsDir, contracts, accept } = inputs;
  const baseline = await inputs.baseline();
  if ('missing' in baseline) return toSkippedPart(id, baseline.missing);
  const { name, files } = baseline.value;
  const compared = checkContracts({ contracts, against: files, accept });
  if (compared.problems.length > 0) return toSkippedPart(id, 'the contracts are wrong, see "generated"');
  if (isNothingCompared(compared)) {
    throw new BaselineUnreadableError(name, 'it holds no version of any of these contracts');
  }
  const hasFindings = compared.checks.some(({ findings }) => findings.length > 0);
  const report = withReaders(compared, hasFindings ? await inputs.reads() : []);
  const place = (file: string) => toPlace(join(contractsDir, file));
  const findings = [
    ...report.removed.map(
      ({ file, code, detailType, name: removal, accepted }): CheckFinding => ({
        code,
        severity: 'error',
        name: `${detailType} ${removal}`,
        message: `Failed to find version "${file}": ${name} has it, and its consumers read nothing any more. Bring it back, or accept it by its name.`,
        place: { file: place(file) },
        ...(accepted ? { accepted } : {}),
      }),
    ),
    ...report.checks.flatMap(({ detailType, file, findings: found }) =>
      found.map((finding) => toFinding(detailType, place(file), finding)),
    ),
  ];
  const { length } = report.checks;
  return toCheckPart(
    id,
    `${counted(length, 'version')} against ${name}, ${counted(findings.length, 'finding')}`,
    findings,
  );
};

function toFinding(detailType: string, file: string, finding: FindingWithReaders): CheckFinding {
  const { code, name, message, witness, accepted, hurts } = finding;
  return {
    code,
    severity: 'error',
    name: `${detailType} ${name}`,
    message,
    place: { file },
    readers: hurts.readers,
    ...(witness === undefined ? {} : { witness }),
    ...(accepted ? { accepted } : {}),
  };
}
