import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { writeContractFiles } from './write-contract-files.ts';

function folderWith(files: Readonly<Record<string, string>>) {
  const folder = mkdtempSync(join(tmpdir(), 'busbar-write-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const texts = () =>
    Object.fromEntries(
      readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => [entry.name, readFileSync(join(entry.parentPath, entry.name), 'utf8')]),
    );
  return { folder, texts };
}

describe('writeContractFiles', () => {
  it('writes new files in new folders and replaces those that are named', async () => {
    const { folder, texts } = folderWith({ 'v1.json': 'old' });
    const files = new Map([
      ['v1.json', 'new'],
      ['releases/1.0.json', 'frozen'],
    ]);

    await writeContractFiles({ contractsDir: folder, files, replaced: new Set(['v1.json']) });

    expect(texts()).toEqual({ 'v1.json': 'new', '1.0.json': 'frozen' });
  });

  it('changes nothing when one of the files is there already', async () => {
    const { folder, texts } = folderWith({ 'v1.json': 'old', '1.1.json': 'released' });
    const files = new Map([
      ['v1.json', 'new'],
      ['1.0.json', 'frozen'],
      ['1.1.json', 'other'],
    ]);

    await expect(
      writeContractFiles({ contractsDir: folder, files, replaced: new Set(['v1.json']) }),
    ).rejects.toMatchObject({ code: 'EEXIST' });

    expect(texts()).toEqual({ 'v1.json': 'old', '1.1.json': 'released' });
  });
});
