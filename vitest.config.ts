import { readdirSync } from 'node:fs';
import { defineConfig } from 'vitest/config';

const folders = [...readdirSync('packages').map((name) => `packages/${name}`), 'tests'];

export default defineConfig({
  test: {
    // A bound for what hangs, not a measure: the machine may be busy with something else.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    projects: folders.map((root) => ({
      extends: true as const,
      test: { name: root.replace('packages/', ''), root },
    })),
  },
});
