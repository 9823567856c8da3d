import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { AssemblyNotFoundError } from './assembly-not-found-error.ts';

/** Where an assembly is looked for, in a folder and then in each folder above it. */
const places = ['cdk.out', join('packages', 'infra', 'cdk.out')];

/** Finds the nearest synthesized assembly. @throws {AssemblyNotFoundError} when no folder up to the root has one. */
export function findAssembly(startDirectory: string): string {
  for (let directory = startDirectory; ; directory = dirname(directory)) {
    for (const place of places) {
      const assembly = join(directory, place);
      if (existsSync(join(assembly, 'manifest.json'))) return assembly;
    }
    if (dirname(directory) === directory) throw new AssemblyNotFoundError(startDirectory, places);
  }
}
