import { type FieldIndex, findUndeclaredFields } from '../undeclared-fields.ts';
import { checkClassifications, classificationsOf } from './check-classifications.ts';
import type { CompiledValidator } from './compile-validator.ts';
import type { ContractProblem } from './contract-problem.ts';
import type { ContractVersion, EventContract } from './event-contract.ts';
import { planFieldIndex } from './field-index.ts';
import { type Json, joinPointer } from './json-pointer.ts';
import { planExample } from './plan-example.ts';
import { planSchema } from './plan-schema.ts';
import { revisionInWork } from './release.ts';
import { renderFamily } from './render-family.ts';
import { renderExample, renderVersion, stemOf, versionStemOf } from './render-version.ts';

/** What plans of all events of a contracts folder have in common; plain data. */
export interface EventPlanning {
  /** Every schema document by path. */
  readonly schemas: ReadonlyMap<string, Json>;
  /** Path of the contracts folder from the output folder. */
  readonly contractsPath: string;
  /** Module that generated code imports the library from. */
  readonly libraryModule: string;
}

/** Generated files of one event by path, or what is wrong with it; plain data. */
export interface EventPlan {
  readonly files: ReadonlyMap<string, string>;
  readonly problems: readonly ContractProblem[];
  readonly warnings: readonly ContractProblem[];
}

/** A plan in the making. */
interface EventDraft {
  readonly files: Map<string, string>;
  readonly problems: ContractProblem[];
  readonly warnings: ContractProblem[];
}

/** Plans the files of one event. Touches no file, and nothing of another event. */
export async function planEvent(planning: EventPlanning, event: EventContract): Promise<EventPlan> {
  const draft: EventDraft = { files: new Map(), problems: [], warnings: [] };
  const declared = await planVersions(planning, event, draft);
  draft.problems.push(...checkClassifications(event, declared));
  draft.files.set(`${stemOf(event)}.gen.ts`, renderFamily({ ...planning, event }));
  return draft;
}

async function planVersions(
  planning: EventPlanning,
  event: EventContract,
  draft: EventDraft,
): Promise<readonly FieldIndex[]> {
  const declared: FieldIndex[] = [];
  for (const version of event.versions) {
    const fields = await planVersion(planning, event, version, draft);
    // What an unreadable version declares is unknown: nothing can be said against a pointer then.
    if (fields === undefined) return [];
    declared.push(fields);
  }
  return declared;
}

/** Plans one version's files; gives the fields that it declares. */
async function planVersion(
  { schemas, libraryModule }: EventPlanning,
  event: EventContract,
  version: ContractVersion,
  { files, problems, warnings }: EventDraft,
): Promise<FieldIndex | undefined> {
  const { major, schemaFile, examplesFile, examples, releases } = version;
  const stem = versionStemOf(event, major);
  const planned = await planSchema(schemas, schemaFile, stem, files, problems);
  if (planned === undefined) return undefined;
  const { schema, validator } = planned;
  problems.push(...checkExamples(version, validator));

  const fields = planFieldIndex(schema);
  const { minor } = revisionInWork(releases, schema);
  const classifications = classificationsOf(event, fields);
  files.set(
    `${stem}.gen.ts`,
    await renderVersion({ event, major, minor, schemaFile, schema, fields, classifications, libraryModule }),
  );
  const isValid = (value: unknown) =>
    validator.check(value).length === 0 && findUndeclaredFields(fields, value).length === 0;
  const example = await planExample(schema, examples, isValid);
  if (example.schema === undefined) {
    warnings.push({
      file: schemaFile,
      pointer: '',
      reason: `no examples can be drawn of this schema: its example factory gives the ${examples.length} of ${examplesFile}`,
      fix: 'Store more of them there, or say the same with simpler keywords',
    });
  }
  const exampleModule = libraryModule.replace(/runtime(?=(?:\.ts)?$)/, 'example-runtime');
  files.set(`${stem}.example.gen.ts`, renderExample(event, major, schemaFile, example, exampleModule));
  return fields;
}

function checkExamples(
  { examples, examplesFile }: ContractVersion,
  validator: CompiledValidator,
): readonly ContractProblem[] {
  return examples.flatMap((example, i) =>
    validator.check(example).map(({ pointer, message }) => ({
      file: examplesFile,
      pointer: `${joinPointer('', i)}${pointer}`,
      reason: `example does not validate: ${message}`,
      fix: 'Correct the example or the schema',
    })),
  );
}
