import type { ReleasePlan } from '@busbar/events-schema/compatibility';
import { type CheckFinding, findRemovedReads, toCheckPart } from '@busbar/operations/check';
import { createCheckInputs } from '../../check/check-inputs.ts';
import type { Input } from '../../check/input.ts';

export interface LostReadsOptions {
  readonly contractsDir: string;
  readonly consumers?: string;
  readonly accept: readonly string[];
}

/**
 * Finds who reads a field that a planned release leaves out: compatible by the contract, and `undefined` to the reader.
 *
 * @returns the findings of `busbar check`, or why nobody was asked.
 * @throws {InvalidArgumentError} when the folder of the consumers is named and not there.
 */
export async function findLostReads(
  { released }: Pick<ReleasePlan, 'released'>,
  { contractsDir, consumers, accept }: LostReadsOptions,
): Promise<Input<readonly CheckFinding[]>> {
  const followers = released.filter(({ version }) => version.minor > 0);
  const edited = new Set(followers.map(({ detailType }) => detailType));
  if (edited.size === 0) return { value: [] };
  const inputs = createCheckInputs(
    { contracts: contractsDir, accept: [...accept], ...(consumers === undefined ? {} : { consumers }) },
    edited,
  );
  const handlers = await inputs.handlerReads();
  if ('missing' in handlers) return handlers;
  const reads = (await inputs.reads()).filter(({ detailType }) => edited.has(detailType));
  const found = findRemovedReads({
    reads,
    contracts: inputs.fields(),
    baseline: await inputs.baselineFields(),
  });
  return { value: toCheckPart('field-reads', '', found, accept).findings };
}
