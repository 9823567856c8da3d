import { findRemovedReads, toCheckPart, toSkippedPart } from '@busbar/operations/check';
import type { CheckStep } from '../check-step.ts';
import { counted } from '../../report/counted.ts';

const id = 'field-reads';

/** Every field that a handler, an upcaster or a pattern reads is declared. */
export const checkFieldReads: CheckStep = async (inputs) => {
  const handlers = await inputs.handlerReads();
  if ('missing' in handlers) return toSkippedPart(id, handlers.missing);
  const contracts = inputs.fields();
  if (contracts.length === 0) return toSkippedPart(id, 'the contracts are wrong, see "generated"');
  const reads = await inputs.reads();
  const findings = findRemovedReads({ reads, contracts, baseline: await inputs.baselineFields() });
  const consumers = new Set(
    handlers.value.flatMap(({ consumer, kind }) => (kind === 'handler' ? [consumer] : [])),
  );
  const fields = new Set(reads.map(({ detailType, major, pointer }) => `${detailType} ${major} ${pointer}`));
  return toCheckPart(
    id,
    `${counted(fields.size, 'field')} read at ${counted(reads.length, 'place')}, by ${counted(consumers.size, 'consumer')}`,
    findings,
    inputs.accept,
  );
};
