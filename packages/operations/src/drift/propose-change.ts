import { checkCompatibility, type ContractCheck } from '@busbar/events-schema/compatibility';
import {
  bundleSchema,
  type ContractFiles,
  type ContractProblem,
  planGeneration,
  readContracts,
} from '@busbar/events-schema/generate';
import { createTwoFilesPatch, FILE_HEADERS_ONLY } from 'diff';
import { applySchemaEdit } from './apply-schema-edit.ts';
import type { DriftContracts } from './drift-contract.ts';
import type { DriftFinding } from './drift-finding.ts';
import { planEdits } from './plan-edits.ts';
import type { SchemaEdit } from './schema-edit.ts';

/** What the compatibility engine says of one version, were the proposal taken. */
export interface ProposalVerdict extends Omit<ContractCheck, 'next'> {
  /** The version that the edit is to get: the next minor when it is compatible. A draft has no versions yet. */
  readonly step: 'minor' | 'major' | 'none';
}

/** A finding that the proposal answers, and how. */
export interface ProposedEdit {
  readonly finding: Pick<DriftFinding, 'code' | 'detailType' | 'major' | 'pointer'>;
  readonly edits: readonly SchemaEdit[];
}

/** A finding that nobody but a person can answer. */
export interface UnansweredFinding {
  readonly finding: Pick<DriftFinding, 'code' | 'detailType' | 'major' | 'pointer'>;
  readonly reason: string;
}

/** How the contracts could follow what was seen. */
export interface Proposal {
  readonly edits: readonly ProposedEdit[];
  readonly unanswered: readonly UnansweredFinding[];
  /** Unified diff that `git apply` takes; `''` when nothing is proposed. */
  readonly patch: string;
  /** Every version that the edits reach, through shared files too. */
  readonly verdicts: readonly ProposalVerdict[];
}

/** Options of {@link proposeChange}. */
export interface ProposalOptions {
  readonly files: ContractFiles;
  readonly contracts: DriftContracts;
  /**
   * Path of the contracts folder as the patch names it, with `/`.
   * @default ''
   */
  readonly pathPrefix?: string;
}

/**
 * Proposes the change of schemas that makes contracts allow what was seen: edits, the patch, and what the
 * compatibility engine says of it. Edits with which the contracts would no longer generate are left out, with the reason.
 */
export async function proposeChange(
  findings: readonly DriftFinding[],
  { files, contracts, pathPrefix = '' }: ProposalOptions,
): Promise<Proposal> {
  const edits: ProposedEdit[] = [];
  const unanswered: UnansweredFinding[] = [];
  for (const { code, detailType, major, pointer, ...rest } of findings) {
    if (rest.severity === 'hint' || code === 'FIELD_NEVER_SEEN' || major === undefined) continue;
    const contract = await contracts.version(detailType, major);
    if (contract === undefined) continue;
    const finding = { code, detailType, major, pointer };
    const planned = planEdits({ ...rest, ...finding }, contract);
    if ('reason' in planned) unanswered.push({ finding, reason: planned.reason });
    else edits.push({ finding, edits: planned });
  }

  const generating = await keepGenerating(files, edits);
  const edited = applyAll(files, generating.edits);
  const changed = [...edited].filter(([file, text]) => files.get(file) !== text).sort(byPath);
  return {
    edits: generating.edits,
    unanswered: [...unanswered, ...generating.refused],
    patch: changed.map(([file, text]) => toPatch(`${pathPrefix}${file}`, files.get(file)!, text)).join(''),
    verdicts: changed.length === 0 ? [] : judge(files, edited),
  };
}

/** Keeps the edits with which the contracts generate. Mostly all do; else they are tried one after the other. */
async function keepGenerating(files: ContractFiles, edits: readonly ProposedEdit[]) {
  if (edits.length === 0 || (await firstProblem(applyAll(files, edits))) === undefined)
    return { edits, refused: [] };
  const kept: ProposedEdit[] = [];
  const refused: UnansweredFinding[] = [];
  for (const edit of edits) {
    const problem = await firstProblem(applyAll(files, [...kept, edit]));
    if (problem === undefined) kept.push(edit);
    else {
      const reason = `with the edit, ${problem.file}#${problem.pointer} would be refused: ${problem.reason}`;
      refused.push({ finding: edit.finding, reason });
    }
  }
  return { edits: kept, refused };
}

async function firstProblem(files: ContractFiles): Promise<ContractProblem | undefined> {
  const plan = await planGeneration({
    files,
    contractsPath: '.',
    libraryModule: '@busbar/events-schema/runtime',
  });
  return plan.problems[0];
}

function applyAll(files: ContractFiles, proposed: readonly ProposedEdit[]): ContractFiles {
  const edited = new Map(files);
  for (const edit of proposed.flatMap(({ edits }) => edits)) {
    const text = edited.get(edit.file);
    if (text !== undefined) edited.set(edit.file, applySchemaEdit(text, edit));
  }
  return edited;
}

function toPatch(path: string, before: string, after: string): string {
  const options = { context: 3, headerOptions: FILE_HEADERS_ONLY };
  return createTwoFilesPatch(`a/${path}`, `b/${path}`, before, after, undefined, undefined, options);
}

function judge(files: ContractFiles, edited: ContractFiles): readonly ProposalVerdict[] {
  const [before, after] = [readContracts(files), readContracts(edited)];
  return before.events.flatMap(({ detailType, facts, versions }) =>
    versions.flatMap(({ major, schemaFile: file, releases }): readonly ProposalVerdict[] => {
      const [old, candidate] = [before, after].map(({ schemas }) => bundleSchema(schemas, file).schema);
      if (JSON.stringify(old) === JSON.stringify(candidate)) return [];
      const { mode, profile } = facts.compatibility;
      const { verdict, findings } = checkCompatibility({
        mode,
        profile,
        // What was released is what consumers read by; an edit that waits for its release is not.
        versions: releases.length > 0 ? releases : [{ version: `${major}`, schema: old! }],
        candidate: { version: `${major} (proposed)`, schema: candidate! },
      });
      const step = facts.lifecycle === 'draft' ? 'none' : verdict === 'compatible' ? 'minor' : 'major';
      return [{ detailType, major, file, mode, profile, verdict, step, findings }];
    }),
  );
}

function byPath([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1;
}
