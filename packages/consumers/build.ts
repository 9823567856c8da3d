/**
 * Bundles each consumer's function: `src/<name>/handler.ts` → `dist/functions/<name>/index.mjs` with its source map.
 * One file holds everything, AWS SDK included: the asset runs where no node_modules is, and the version tested is the
 * version deployed.
 */
import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join, relative } from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;
const outputDirectory = join(root, 'dist', 'functions');

/** What CommonJS parts of the SDK need in an ES module. */
const requireBanner =
  "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);";

const handlers = globSync('src/*/handler.ts', { cwd: root }).sort();
await rm(outputDirectory, { recursive: true, force: true });
const { metafile } = await build({
  absWorkingDir: root,
  entryPoints: Object.fromEntries(
    handlers.map((handler) => [join(basename(dirname(handler)), 'index'), handler]),
  ),
  outdir: outputDirectory,
  outExtension: { '.js': '.mjs' },
  bundle: true,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  // The ES module builds of the SDK can be tree-shaken, the CommonJS ones cannot.
  mainFields: ['module', 'main'],
  minify: true,
  keepNames: true,
  sourcemap: 'linked',
  sourcesContent: false,
  legalComments: 'none',
  banner: { js: requireBanner },
  metafile: true,
  logLevel: 'warning',
});
for (const [path, { bytes, entryPoint }] of Object.entries(metafile.outputs)) {
  if (entryPoint === undefined) continue;
  process.stdout.write(`${relative(root, join(root, path))} ${Math.round(bytes / 1024)} KiB\n`);
}
