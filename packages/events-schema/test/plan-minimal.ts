import { type GenerationPlan, planGeneration } from '../src/generate/plan-generation.ts';
import { folder, minimalContract, schemaText } from './minimal-contract.ts';

/** Plans `minimalContract` with some files changed, added or, when `undefined`, taken away. */
export function plan(changes: Readonly<Record<string, string | undefined>> = {}): Promise<GenerationPlan> {
  const files = Object.entries({ ...minimalContract, ...changes }).filter(
    (entry): entry is [string, string] => entry[1] !== undefined,
  );
  return planGeneration({
    files: new Map(files),
    contractsPath: '../contracts',
    libraryModule: '@busbar/events-schema/runtime',
  });
}

/** Text of the event's `contract.json` with some fields changed. */
export const facts = (changes: object) =>
  JSON.stringify({ ...(JSON.parse(minimalContract[`${folder}/contract.json`]!) as object), ...changes });

/** Text of a version's schema with these properties. */
export const version = (properties: object, more: object = {}) =>
  schemaText({ type: 'object', properties, ...more });

/** Files of the event, called otherwise. */
export const moved = (name: string) =>
  Object.fromEntries(
    Object.entries(minimalContract).flatMap(([path, text]) => [
      [path, undefined],
      [path.replace(folder, name), text],
    ]),
  );
