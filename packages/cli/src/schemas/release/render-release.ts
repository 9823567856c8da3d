import type {
  NextMajorPlan,
  PlannedRelease,
  RefusedRelease,
  ReleasePlan,
  VersionNumber,
} from '@busbar/events-schema/compatibility';
import type { CheckFinding } from '@busbar/operations/check';
import { renderCheckFinding } from '../../check/render-check-finding.ts';
import { renderFinding } from '../render-finding.ts';
import type { SchemasReleaseFlags } from './schemas-release-flags.ts';

/** What `busbar schemas release` has done, or would do. */
export interface ReleaseOutcome {
  readonly plan: ReleasePlan;
  /** Who reads a field that a release leaves out. */
  readonly lostReads: readonly CheckFinding[];
  /** They stand in the way: nothing is released. */
  readonly isHeld: boolean;
  /** Texts by path that open the next major versions; empty where none is opened. */
  readonly opened: NextMajorPlan;
  readonly isDryRun: boolean;
  /** Next majors were asked for, and edits of older major versions stand in the way. */
  readonly isBlocked: boolean;
  /** Contracts folder, with `/`. */
  readonly folder: string;
}

const maximumChanges = 5;

/** Renders an outcome in each of the forms of `busbar schemas release`. */
export const renderRelease: Readonly<
  Record<SchemasReleaseFlags['format'], (outcome: ReleaseOutcome) => string>
> = {
  text: ({ plan, lostReads, isHeld, opened, isDryRun, isBlocked, folder }) => {
    const { problems, released, unchanged, drafts, refused } = plan;
    const isOpened = opened.size > 0;
    const lines = [
      ...problems.map(({ file, pointer, reason, fix }) => `${folder}/${file}#${pointer}: ${reason}. ${fix}.`),
      ...released.map((release) => releasedLine(release, folder, isDryRun)),
      ...unchanged.map(({ detailType, version }) => `${detailType} ${textOf(version)} unchanged`),
      ...drafts.map((detailType) => `${detailType} skipped (draft)`),
      ...refused.map((edit) => (isOpened ? openedLine(edit, isDryRun) : refusedLines(edit))),
      ...lostReads.map(renderCheckFinding),
      ...[...opened.keys()].map((file) => `  ${isDryRun ? 'would write' : 'written'}: ${folder}/${file}`),
    ];
    if (isOpened) {
      lines.push(
        'Next: `busbar generate`, write the upcasters (they throw until then), look through the examples, ' +
          'then `busbar schemas release` again.',
      );
    } else if (isBlocked) lines.push('Nothing was opened: put the older major versions back first.');
    else if (refused.length > 0 || isHeld) lines.push('Nothing was released.');
    return lines.join('\n');
  },

  json: ({ plan: { files, ...plan }, lostReads, opened, isDryRun }) =>
    JSON.stringify(
      { ...plan, lostReads, written: isDryRun ? [] : [...files.keys(), ...opened.keys()], isDryRun },
      null,
      2,
    ),
};

function releasedLine(
  { detailType, version, file, changes }: PlannedRelease,
  folder: string,
  isDryRun: boolean,
): string {
  const told = changes.slice(0, maximumChanges).join(', ');
  const more = changes.length > maximumChanges ? ` and ${changes.length - maximumChanges} more` : '';
  const why = version.minor === 0 ? `first of major ${version.major}` : `minor, because: ${told}${more}`;
  const verb = isDryRun ? 'would be released' : 'released';
  return `${detailType} ${textOf(version)} ${verb}: ${folder}/${file}; ${why}`;
}

function refusedLines({ detailType, released, findings, fix }: RefusedRelease): string {
  const counting = findings.filter(({ accepted }) => !accepted);
  const title = `✗ ${detailType} v${released.major} refused: it may not follow ${textOf(released)}`;
  return [title, ...counting.map((finding) => renderFinding(detailType, finding)), `  ${fix}.`].join('\n');
}

function openedLine({ detailType, released, next }: RefusedRelease, isDryRun: boolean): string {
  const verb = isDryRun ? 'would be opened' : 'opened';
  return `${detailType} ${textOf(next)} ${verb}; version ${released.major} is as it was released in ${textOf(released)}`;
}

function textOf({ major, minor }: VersionNumber): string {
  return `${major}.${minor}`;
}
