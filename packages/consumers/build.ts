import { globSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { build } from 'esbuild';

const root = import.meta.dirname;

/** A function's bundle. */
export interface FunctionBundle {
  /** Name of the subscription's folder, which is the subscription's name. */
  readonly name: string;
  readonly sizeBytes: number;
}

/**
 * Bundles each consumer's function: `src/<name>/handler.ts` → `<outputDirectory>/<name>/index.mjs` with its source map.
 * One file holds everything, AWS SDK included: the asset runs where no node_modules is, and the SDK tested is the SDK
 * deployed.
 */
export async function bundleFunctions(outputDirectory: string): Promise<readonly FunctionBundle[]> {
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
    alias: { '@aws-sdk/credential-provider-node': join(root, 'src/bundle/environment-credentials.ts') },
    minify: true,
    // Errors are told apart by the names of their classes.
    keepNames: true,
    sourcemap: 'linked',
    sourcesContent: false,
    legalComments: 'none',
    // CommonJS parts of the SDK call `require` for Node's own modules.
    banner: {
      js: "import{createRequire as __createRequire}from'node:module';const require=__createRequire(import.meta.url);",
    },
    metafile: true,
    logLevel: 'warning',
  });
  return Object.entries(metafile.outputs)
    .filter(([, { entryPoint }]) => entryPoint !== undefined)
    .map(([path, { bytes }]) => ({ name: basename(dirname(path)), sizeBytes: bytes }));
}

if (import.meta.main) {
  for (const { name, sizeBytes } of await bundleFunctions(join(root, 'dist', 'functions'))) {
    process.stdout.write(`dist/functions/${name}/index.mjs ${Math.round(sizeBytes / 1024)} KiB\n`);
  }
}
