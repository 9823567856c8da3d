import type { CheckFinding } from '../check/check-report.ts';
import { fieldsBelow, isDeclared, type VersionFields } from './contract-fields.ts';
import type { FieldRead } from './field-read.ts';

/** Options of {@link findRemovedReads}. */
export interface RemovedReadsOptions {
  readonly reads: readonly FieldRead[];
  /** The contracts as they are. */
  readonly contracts: readonly VersionFields[];
  /** The contracts as they were, the newest first; may be empty. */
  readonly baseline: readonly VersionFields[];
}

/**
 * Finds the fields that are read and that the contract does not declare any more. Compatibility does not tell: to leave a field out
 * is compatible in most modes, and the consumer that reads it gets `undefined`.
 *
 * What takes a value as a whole (`JSON.stringify`) does not fail when a field is gone: that is a warning.
 *
 * @returns `READ_FIELD_REMOVED` for a field, `READ_VERSION_REMOVED` for a version that there is no more; one for each place.
 */
export function findRemovedReads({
  reads,
  contracts,
  baseline,
}: RemovedReadsOptions): readonly CheckFinding[] {
  const found = new Map<string, CheckFinding>();
  const add = (finding: CheckFinding, key: string) => void (found.has(key) || found.set(key, finding));
  for (const read of reads) {
    const { consumer, detailType, major, pointer, file, line } = read;
    const isOfVersion = (each: VersionFields) => each.detailType === detailType && each.major === major;
    const contract = contracts.find(isOfVersion);
    const older = baseline.filter(isOfVersion);
    const at = `${file}:${line}`;
    if (contract === undefined) {
      const finding = toFinding('READ_VERSION_REMOVED', 'error', read, '', unreadableVersion(read));
      add(finding, `${consumer} ${detailType} ${major}`);
    } else if (read.whole !== true || !isDeclared(contract, pointer)) {
      if (isDeclared(contract, pointer)) continue;
      const origin = originOf(older, pointer);
      // A pattern over all versions names fields that only some of them have; of what none has, `checkPattern` tells.
      if (read.kind === 'pattern' && origin === undefined) continue;
      const message = removedField(read, pointer, origin);
      add(
        toFinding('READ_FIELD_REMOVED', 'error', read, pointer, message),
        `${at} ${detailType} ${major} ${pointer}`,
      );
    } else {
      const [newest] = older;
      const gone =
        newest === undefined
          ? []
          : fieldsBelow(newest, pointer).filter((each) => !isDeclared(contract, each));
      for (const field of gone) {
        const message = removedField(read, field, newest?.origin);
        add(
          toFinding('READ_FIELD_REMOVED', 'warning', read, field, message),
          `${at} ${detailType} ${major} ${field}`,
        );
      }
    }
  }
  return [...found.values()];
}

function originOf(older: readonly VersionFields[], pointer: string): string | undefined {
  return older.find((each) => isDeclared(each, pointer))?.origin;
}

function toFinding(
  code: string,
  severity: CheckFinding['severity'],
  { consumer, kind, detailType, major, file, line, column }: FieldRead,
  pointer: string,
  message: string,
): CheckFinding {
  return {
    code,
    severity,
    name: `${code} ${consumer} ${detailType} v${major} ${pointer}`.trimEnd(),
    message,
    place: { file, line, column },
    readers: [{ consumer, file, line, kind }],
  };
}

function removedField(
  { consumer, kind, detailType, major, file, line, whole }: FieldRead,
  pointer: string,
  origin: string | undefined,
): string {
  const reader = kind === 'upcaster' ? 'its upcaster' : `"${consumer}"`;
  const how = whole === true ? 'hands on all that is there' : 'reads it';
  const past = origin === undefined ? '' : `, as ${origin} did`;
  return (
    `Failed to find field "${pointer}" of ${detailType} v${major}: ${reader} ${how} at ${file}:${line}, and the contract does not declare ` +
    `it${past}. Declare it again, or change the reader first and open a major version without the field.`
  );
}

function unreadableVersion({ consumer, detailType, major, file, line }: FieldRead): string {
  return (
    `Failed to find ${detailType} v${major}: "${consumer}" reads its data at ${file}:${line}, and there is no such contract. ` +
    'Bring the version back, or move the consumer to another.'
  );
}
