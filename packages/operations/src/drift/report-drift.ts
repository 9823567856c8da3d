import type { ContractFiles } from '@busbar/events-schema/generate';
import type { DriftContracts } from './drift-contract.ts';
import type { DriftFinding } from './drift-finding.ts';
import type { DriftRate, Observation, Unreadable } from './observation.ts';
import { type Proposal, proposeChange } from './propose-change.ts';

/** What was seen of one version, in numbers. */
export interface ObservedVersion extends DriftRate {
  readonly detailType: string;
  readonly major: number;
  /** Path of its schema below the contracts folder. */
  readonly file: string;
  /** By `<service> <version>` of `metadata.producer`. */
  readonly producers: Readonly<Record<string, DriftRate>>;
  /** By `metadata.version`. */
  readonly revisions: Readonly<Record<string, DriftRate>>;
  /** Some places were not followed: there were too many, or they lay too deep. */
  readonly isCut: boolean;
}

/** Declared against observed. */
export interface DriftReport {
  readonly verdict: 'drift' | 'none';
  /** Events that were compared; 0 where the source is a registry. */
  readonly events: number;
  /** Schemas that were compared; absent where the source gives events. */
  readonly schemas?: number;
  /** Copies of events, not counted among them. */
  readonly copies: number;
  readonly versions: readonly ObservedVersion[];
  readonly findings: readonly DriftFinding[];
  readonly proposal: Proposal;
  readonly unreadable: readonly Unreadable[];
  readonly unreadableCount: number;
}

/** Options of {@link reportDrift}. */
export interface ReportDriftOptions {
  readonly observation: Observation;
  readonly findings: readonly DriftFinding[];
  readonly contracts: DriftContracts;
  readonly files: ContractFiles;
  /** Path of the contracts folder as the patch names it, with `/` at its end. */
  readonly pathPrefix: string;
}

/** Sums up what was found, with the proposal. */
export async function reportDrift({
  observation,
  findings,
  contracts,
  files,
  pathPrefix,
}: ReportDriftOptions): Promise<DriftReport> {
  const { events, copies, unreadable, unreadableCount } = observation;
  return {
    verdict: findings.some(({ severity }) => severity === 'drift') ? 'drift' : 'none',
    events,
    copies,
    versions: toVersions(observation),
    findings,
    proposal: await proposeChange(findings, { files, contracts, pathPrefix }),
    unreadable,
    unreadableCount,
  };
}

function toVersions({ versions }: Observation): readonly ObservedVersion[] {
  return versions.map(({ detailType, major, rate, producers, revisions, isCut }) => ({
    detailType,
    major,
    file: `${detailType.replace('.', '/')}/v${major}.schema.json`,
    ...rate,
    producers: Object.fromEntries(producers),
    revisions: Object.fromEntries(revisions),
    isCut,
  }));
}
