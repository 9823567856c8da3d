import { fileURLToPath } from 'node:url';
import { generate } from './generate.ts';

const inPackage = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const { written, removed, unchanged, stale, warnings } = await generate({
  contractsDir: inPackage('contracts'),
  outDir: inPackage('src/generated'),
  check: process.argv.includes('--check'),
});
process.stdout.write(
  `${written.length} written, ${removed.length} removed, ${unchanged.length} unchanged, ${stale.length} stale\n`,
);
for (const { file, pointer, reason, fix } of warnings)
  process.stderr.write(`Warning: ${file}#${pointer}: ${reason}. ${fix}.\n`);
if (stale.length > 0) {
  process.stderr.write(
    `Generated code is not current:\n${stale.map((path) => `  ${path}\n`).join('')}Run \`busbar generate\`.\n`,
  );
  process.exitCode = 1;
}
