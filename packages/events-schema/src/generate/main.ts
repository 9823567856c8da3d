import { fileURLToPath } from 'node:url';
import { generate } from './generate.ts';

const inPackage = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url));

const { written, removed, unchanged, stale } = await generate({
  contractsDir: inPackage('contracts'),
  outDir: inPackage('src/generated'),
  check: process.argv.includes('--check'),
});
process.stdout.write(
  `${written.length} written, ${removed.length} removed, ${unchanged.length} unchanged, ${stale.length} stale\n`,
);
if (stale.length > 0) {
  process.stderr.write(
    `Generated code is not current:\n${stale.map((path) => `  ${path}\n`).join('')}Run \`busbar generate\`.\n`,
  );
  process.exitCode = 1;
}
