/**
 * Packs every publishable package as `pnpm publish` would and has publint and are-the-types-wrong look at the
 * tarballs: what users install, not what the workspace links.
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { publint } from 'publint';
import { formatMessage } from 'publint/utils';

const tarballs = mkdtempSync(join(tmpdir(), 'busbar-packages-'));
const findings: string[] = [];

try {
  for (const folder of readdirSync('packages')) {
    const directory = join('packages', folder);
    const manifest = JSON.parse(readFileSync(join(directory, 'package.json'), 'utf8')) as {
      private?: boolean;
    };
    if (manifest.private) continue;
    findings.push(...(await checkPackage(directory)).map((finding) => `${folder}: ${finding}`));
  }
} finally {
  rmSync(tarballs, { recursive: true });
}
for (const finding of findings) process.stderr.write(`${finding}\n`);
process.stdout.write(
  findings.length === 0 ? 'Every package is fit to publish.\n' : `${findings.length} findings.\n`,
);
process.exitCode = findings.length === 0 ? 0 : 1;

async function checkPackage(directory: string): Promise<readonly string[]> {
  const packed = execFileSync('pnpm', ['pack', '--json', '--pack-destination', tarballs], {
    cwd: directory,
    encoding: 'utf8',
  });
  const { filename } = JSON.parse(packed.slice(packed.indexOf('{'))) as { filename: string };
  const tarball = readFileSync(filename);
  const { messages, pkg } = await publint({
    pack: {
      tarball: tarball.buffer.slice(
        tarball.byteOffset,
        tarball.byteOffset + tarball.byteLength,
      ) as ArrayBuffer,
    },
  });
  const found = messages.flatMap((message) => formatMessage(message, pkg) ?? []);
  try {
    execFileSync('attw', [filename, '--profile', 'esm-only', '--format', 'ascii'], {
      encoding: 'utf8',
      stdio: 'pipe',
    });
  } catch (error) {
    found.push((error as { stdout?: string }).stdout ?? String(error));
  }
  return found;
}
