import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { CloudEvent as SdkCloudEvent } from 'cloudevents';
import { describe, expect, it } from 'vitest';
import { planOdd } from '../../../test/exports/plan-odd.ts';

describe('cloudEventsExport', () => {
  it('plans a schema and the stored examples of each version, and a README', async () => {
    expect([...(await planOdd('cloudevents')).keys()]).toEqual([
      'demo/ThingHappened/v1.schema.json',
      'demo/ThingHappened/v1.example-1.json',
      'demo/ThingHappened/v2.schema.json',
      'demo/ThingHappened/v2.example-1.json',
      'demo/ThingHappened/v2.example-2.json',
      'demo/TreeGrown/v1.schema.json',
      'demo/TreeGrown/v1.example-1.json',
      'README.md',
    ]);
  });

  it("plans examples that CloudEvents' own SDK and their schema accept, and schemas that refuse others", async () => {
    const files = await planOdd('cloudevents', { drafts: true });
    const ajv = formats.default(new Ajv2020({ strict: false }));
    const json = (path: string) => JSON.parse(files.get(path)!) as object;

    for (const path of [...files.keys()].filter((each) => each.includes('.example-'))) {
      const check = ajv.compile(json(path.replace(/example-\d+/, 'schema')));
      const example = json(path);
      expect(check(example), JSON.stringify(check.errors)).toBe(true);
      expect(new SdkCloudEvent(example).validate()).toBe(true);
      expect(check({ ...example, type: 'demo.Other' })).toBe(false);
      expect(check({ ...example, Upper: 'case' })).toBe(false);
      expect(check({ ...example, data: [] })).toBe(false);
    }
  });
});
