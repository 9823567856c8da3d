import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { parse } from 'yaml';
import { describe, expect, it } from 'vitest';
import { planOdd } from '../../../test/exports/plan-odd.ts';

interface Post {
  readonly deprecated?: boolean;
  readonly requestBody: {
    readonly content: {
      readonly 'application/json': {
        readonly schema: { readonly $ref: string };
        readonly examples: Record<string, { readonly value: unknown }>;
      };
    };
  };
}

interface Document {
  readonly webhooks: Record<string, { readonly post: Post }>;
}

const plan = async () => {
  const files = await planOdd('openapi', { drafts: true });
  return parse(files.get('openapi.yaml')!) as Document;
};

describe('openApiExport', () => {
  it('plans a document that is OpenAPI 3.1, all its references leading somewhere', async () => {
    const validator = new Validator();

    expect(await validator.validate({ ...(await plan()) })).toEqual({ valid: true });
    expect(validator.version).toBe('3.1');
    expect(() => validator.resolveRefs()).not.toThrow();
  });

  it('would be refused by the validator without its paths, webhooks and components', async () => {
    const { webhooks: _, components: __, ...rest } = (await plan()) as Document & { components: object };

    expect(await new Validator().validate(rest)).toMatchObject({ valid: false });
  });

  it('has a webhook for each version of each event, and says which are deprecated', async () => {
    const { webhooks } = await plan();

    expect(Object.entries(webhooks).map(([key, { post }]) => [key, post.deprecated ?? false])).toEqual([
      ['demo.PlanSketched.v1', false],
      ['demo.ThingHappened.v1', false],
      ['demo.ThingHappened.v2', false],
      ['demo.TreeGrown.v1', true],
    ]);
  });

  it('has examples that its own JSON Schemas accept', async () => {
    const document = await plan();
    const ajv = formats.default(new Ajv2020({ strict: false }));
    ajv.addSchema({ ...document, $id: 'https://document.example/' } as object);

    for (const { post } of Object.values(document.webhooks)) {
      const { schema, examples } = post.requestBody.content['application/json'];
      const check = ajv.compile({ $ref: `https://document.example/${schema.$ref}` });
      for (const { value } of Object.values(examples)) {
        expect(check(value), JSON.stringify(check.errors)).toBe(true);
      }
      expect(check({})).toBe(false);
    }
  });
});
