import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { findAssembly } from './find-assembly.ts';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'busbar-find-'));
});
afterEach(() => rmSync(root, { recursive: true }));

describe('findAssembly', () => {
  it.each([
    ['cdk.out', '.'],
    ['cdk.out', 'services/checkout/src'],
    ['packages/infra/cdk.out', 'packages/consumers'],
  ])('finds %s from %s', (place, start) => {
    mkdirSync(join(root, place), { recursive: true });
    mkdirSync(join(root, start), { recursive: true });
    writeFileSync(join(root, place, 'manifest.json'), '{}');
    expect(findAssembly(join(root, start))).toBe(join(root, place));
  });

  it('says where it looked when there is none', () => {
    expect(() => findAssembly(root)).toThrow(
      `Failed to find an assembly from "${root}" upwards: no folder has cdk.out or packages/infra/cdk.out. ` +
        'Run `pnpm turbo synth`, or name the folder with the option `assembly`.',
    );
  });
});
