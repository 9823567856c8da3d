import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

/** Bundles what Ajv's generated validators share (length in code points, deep equality, formats) into one module. */
export async function bundleValidatorRuntime(): Promise<string> {
  const contents = [
    `import equalModule from 'ajv/dist/runtime/equal';`,
    `import ucs2lengthModule from 'ajv/dist/runtime/ucs2length';`,
    `import { fullFormats } from 'ajv-formats/dist/formats';`,
    `export const equal = equalModule.default ?? equalModule;`,
    `export const ucs2length = ucs2lengthModule.default ?? ucs2lengthModule;`,
    `export const formats = fullFormats;`,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: fileURLToPath(new URL('.', import.meta.url)), loader: 'js' },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    mainFields: ['main'],
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    // Unminified, the text would hold the paths where this machine keeps the packages.
    minify: true,
    lineLimit: 120,
  });
  return outputFiles[0]!.text;
}
