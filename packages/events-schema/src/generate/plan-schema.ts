import { bundleSoundSchema } from './bundle-sound-schema.ts';
import { type CompiledValidator, compileValidator } from './compile-validator.ts';
import type { ContractProblem } from './contract-problem.ts';
import type { Json } from './json-pointer.ts';
import { header, importPath } from './render-module.ts';

/** Module that generated validators share, below the output folder. */
export const runtimeFile = 'validator-runtime.gen.ts';

/** A schema that stands on its own, with its validator; `undefined` when there are problems. */
export interface PlannedSchema {
  readonly schema: { readonly [key: string]: Json };
  readonly validator: CompiledValidator;
}

/** Plans the validator of a schema file; adds to `files` and `problems`. */
export async function planSchema(
  schemas: ReadonlyMap<string, Json>,
  schemaFile: string,
  stemPath: string,
  files: Map<string, string>,
  problems: ContractProblem[],
): Promise<PlannedSchema | undefined> {
  const bundled = bundleSoundSchema(schemas, schemaFile);
  problems.push(...bundled.problems);
  if (bundled.problems.length > 0) return undefined;
  const validatorFile = `${stemPath}.validator.gen.ts`;
  const compiled = await compileValidator(bundled, importPath(validatorFile, runtimeFile));
  if (!('source' in compiled)) {
    problems.push(compiled);
    return undefined;
  }
  files.set(validatorFile, `${header(schemaFile)}// @ts-nocheck\n${compiled.source}`);
  return { schema: bundled.schema, validator: compiled };
}
