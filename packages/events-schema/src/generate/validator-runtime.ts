import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';

const fromHere = createRequire(import.meta.url);
const fromAjv = createRequire(fromHere.resolve('ajv/package.json'));
const formatsModule = fromHere.resolve('ajv-formats/dist/formats');
const equalModule = fromAjv.resolve('fast-deep-equal');

/** Length of a text in code points, as JSON Schema counts it. */
const ucs2length = `export const ucs2length = (text) => { let length = 0; for (const _ of text) length += 1; return length; };`;

/** Bundles what Ajv's generated validators share (code point length, deep equality, formats) into one module. */
export async function bundleValidatorRuntime(): Promise<string> {
  const contents = [
    `import fastDeepEqual from 'fast-deep-equal';`,
    `import { fullFormats } from 'ajv-formats';`,
    `export const equal = fastDeepEqual;`,
    `export const formats = fullFormats;`,
    ucs2length,
  ].join('\n');
  const { outputFiles } = await build({
    stdin: { contents, resolveDir: import.meta.dirname, loader: 'js' },
    alias: { 'fast-deep-equal': equalModule, 'ajv-formats': formatsModule },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    target: 'es2022',
    charset: 'utf8',
    // Unminified, the text would hold the paths where this machine keeps the packages.
    minify: true,
    lineLimit: 120,
  });
  const notices = await Promise.all([
    notice('fast-deep-equal', join(dirname(equalModule), 'LICENSE')),
    notice('ajv-formats', join(dirname(formatsModule), '..', 'LICENSE')),
  ]);
  return `${notices.join('')}${outputFiles[0]!.text}`;
}

/** The licence of a bundled package, which must go with its code. */
async function notice(name: string, file: string): Promise<string> {
  const licence = (await readFile(file, 'utf8')).trim().replaceAll('\r\n', '\n').replaceAll('*/', '* /');
  return `/*!\nHolds code of ${name}.\n\n${licence}\n*/\n`;
}
