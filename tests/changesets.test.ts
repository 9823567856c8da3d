import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';

const folder = new URL('../.changeset/', import.meta.url);
const files = readdirSync(fileURLToPath(folder)).filter((file) => file.endsWith('.md'));

describe('changesets', () => {
  it.each(files)(
    '%s begins with the packages and their steps, as a formatter of Markdown may spoil',
    (file) => {
      const text = readFileSync(new URL(file, folder), 'utf8');

      expect(text).toMatch(/^---\n(?:['"]@busbar\/[a-z-]+['"]: (?:major|minor|patch)\n)+---\n\n\S/);
    },
  );
});
