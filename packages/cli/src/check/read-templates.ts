import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { AssemblyNotFoundError, findAssembly } from '@busbar/operations';
import type { TemplateText } from '@busbar/operations/check';
import type { Input } from './input.ts';
import { toPlace } from './to-place.ts';

/** Reads the CloudFormation templates of an assembly. @param assembly its folder; `undefined` for the nearest. */
export function readTemplates(assembly: string | undefined): Input<readonly TemplateText[]> {
  try {
    const folder = assembly ?? findAssembly(process.cwd());
    const files = globSync('**/*.template.json', {
      cwd: folder,
      exclude: (name) => name.startsWith('asset.'),
    });
    const templates = files.sort().map((file) => ({
      file: toPlace(join(folder, file)),
      text: readFileSync(join(folder, file), 'utf8'),
    }));
    if (templates.length > 0) return { value: templates };
    return {
      missing: `no template in "${folder}": run \`pnpm turbo synth\`, or name an assembly by \`--assembly\``,
    };
  } catch (error) {
    if (!(error instanceof AssemblyNotFoundError)) throw error;
    return { missing: 'no synthesized assembly: run `pnpm turbo synth`, or name one by `--assembly`' };
  }
}
