import { Ajv2020 } from 'ajv/dist/2020.js';
import standalone from 'ajv/dist/standalone/index.js';
import formats from 'ajv-formats';
import { transform } from 'esbuild';
import { type ContractViolation, toViolations } from '../contract-violation.ts';
import type { BundledSchema } from './bundle-schema.ts';
import type { ContractProblem } from './contract-problem.ts';

/** A compiled schema: source text of its validator, and the validator itself for checking examples. */
export interface CompiledValidator {
  /** ESM text that exports `validate`; imports nothing but `runtimeImport`. */
  readonly source: string;
  check(value: unknown): readonly ContractViolation[];
}

/** What Ajv's generated code asks for, by the name under which the validator runtime exports it. */
const runtimeNames = [
  { name: 'equal', required: /require\("ajv\/dist\/runtime\/equal"\)\.default/g },
  { name: 'ucs2length', required: /require\("ajv\/dist\/runtime\/ucs2length"\)\.default/g },
  { name: 'formats', required: /require\("ajv-formats\/dist\/formats"\)\.fullFormats/g },
] as const;

const formatNames = [
  'date-time',
  'date',
  'time',
  'duration',
  'email',
  'hostname',
  'ipv4',
  'ipv6',
  'uri',
  'uuid',
];

/**
 * Compiles a bundled schema to a validator that needs neither Ajv nor `eval`.
 *
 * @param runtimeImport module that exports what validators share.
 * @returns the problem that Ajv has with the schema, placed where it was written, if it refuses it.
 */
export async function compileValidator(
  bundled: BundledSchema,
  runtimeImport: string,
): Promise<CompiledValidator | ContractProblem> {
  // One instance a schema: names in the generated code count per instance and must not depend on other schemas.
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    strictRequired: true,
    allowUnionTypes: true,
    validateSchema: false,
    code: { source: true, esm: true },
  });
  formats.default(ajv);
  let validate: ReturnType<typeof ajv.compile>;
  try {
    validate = ajv.compile(bundled.schema);
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const pointer = decodeURIComponent(/"#(\/[^"]*)"/.exec(message)?.[1] ?? '');
    const reason = message.replace(
      /^strict mode: | (?:ignored in schema )?at (?:path )?"#[^"]*"| \(strict\w+\)$/g,
      '',
    );
    const fix = reason.startsWith('unknown format')
      ? `Use one of ${formatNames.join(', ')}, or "pattern"`
      : 'Correct the schema at this place';
    return { ...bundled.originOf(pointer), reason, fix };
  }
  return {
    source: await toModule(standalone.default(ajv, validate), runtimeImport),
    check: (value) => (validate(value) ? [] : toViolations(validate.errors ?? [], value)),
  };
}

async function toModule(ajvCode: string, runtimeImport: string): Promise<string> {
  const used = runtimeNames.filter(({ required }) => ajvCode.search(required) >= 0);
  const rewritten = used.reduce((code, { name, required }) => code.replaceAll(required, name), ajvCode);
  const main = /export const validate = (\w+);export default \w+;/.exec(rewritten)?.[1];
  if (main === undefined || /[^\w."]require\("/.test(rewritten)) {
    throw new Error(
      'Ajv generates code in a form that this generator does not know: compare the versions of ajv',
    );
  }
  const body = rewritten.replace(/^"use strict";export const validate = \w+;export default \w+;/, '');
  const imports =
    used.length > 0 ? `import { ${used.map(({ name }) => name).join(', ')} } from '${runtimeImport}';\n` : '';
  const code = `${imports}${body}\nexport function validate(value) { return ${main}(value) ? [] : ${main}.errors; }`;
  const formatted = await transform(code, {
    format: 'esm',
    target: 'es2022',
    treeShaking: true,
    charset: 'utf8',
  });
  return formatted.code;
}
