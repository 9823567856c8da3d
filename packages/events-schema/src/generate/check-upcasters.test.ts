import { describe, expect, it } from 'vitest';
import { folder } from '../../test/minimal-contract.ts';
import { plan, version } from '../../test/plan-minimal.ts';

describe('upcasters that nobody has written', () => {
  it('are generated for, so that their types are there, and warned of', async () => {
    const second = {
      [`${folder}/v2.schema.json`]: version({ size: {} }),
      [`${folder}/v2.examples.json`]: '[{}]',
    };
    const warningsOf = async (body: string) => {
      const upcaster = { [`${folder}/upcast-v1-to-v2.ts`]: `export function upcast(data) { ${body} }` };
      const { files, warnings } = await plan({ ...second, ...upcaster });
      expect(files.has('demo/thing-happened.v2.gen.ts')).toBe(true);
      return warnings.map(({ file, reason }) => [file, reason]);
    };

    expect(await warningsOf("throw new Error('This upcaster is not written yet.');")).toEqual([
      [
        `${folder}/upcast-v1-to-v2.ts`,
        'the upcaster is not written: it throws on every event of the older version',
      ],
    ]);
    expect(await warningsOf('return data;')).toEqual([]);
  });
});
