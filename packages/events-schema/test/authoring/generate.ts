import { fileURLToPath } from 'node:url';
import { generate } from '../../src/generate/generate.ts';

/** The contracts of this folder, which the tests of types, examples and redaction use, and where their code goes. */
export const authoringFixture = {
  contractsDir: fileURLToPath(new URL('contracts', import.meta.url)),
  outDir: fileURLToPath(new URL('generated', import.meta.url)),
};

// Run as a script after a change of the contracts or of the generator: node packages/events-schema/test/authoring/generate.ts
if (import.meta.main) await generate(authoringFixture);
