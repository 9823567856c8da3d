import { planRelease } from '@busbar/events-schema/compatibility';
import { describe, expect, it } from 'vitest';
import { applyPatch } from '../../test/drift/apply-patch.ts';
import { shopContracts, toEvent, validOrder } from '../../test/drift/shop-contracts.ts';
import { type DriftOptions, findDrift } from './find-drift.ts';
import type { Sampled } from './observation.ts';

const find = (sampled: readonly Sampled[], options: Partial<DriftOptions> = {}) =>
  findDrift(sampled, { files: shopContracts, contractsDir: 'contracts', ...options });

const propose = async (data: readonly unknown[], files = shopContracts) =>
  (
    await find(
      data.map((each) => toEvent(each)),
      { files },
    )
  ).proposal;

const withSchema = (edit: (text: string) => string) =>
  new Map([...shopContracts].map(([file, text]) => [file, file.includes('/v1.schema') ? edit(text) : text]));

describe('proposeChange', () => {
  it('adds a field as optional, in the layout that the file has', async () => {
    const { patch, verdicts } = await propose([{ ...validOrder, paidAt: '2026-01-01T00:00:00Z' }]);

    expect(patch).toMatchInlineSnapshot(`
      "--- a/orders/OrderPlaced/v1.schema.json
      +++ b/orders/OrderPlaced/v1.schema.json
      @@ -13,6 +13,7 @@
             "type": "array",
             "minItems": 1,
             "items": { "$ref": "../../_shared/line.schema.json" }
      -    }
      +    },
      +    "paidAt": { "type": "string", "format": "date-time" }
         }
       }
      "
    `);
    expect(verdicts).toEqual([
      {
        detailType: 'orders.OrderPlaced',
        major: 1,
        file: 'orders/OrderPlaced/v1.schema.json',
        mode: 'BACKWARD_TRANSITIVE',
        profile: 'event',
        verdict: 'compatible',
        step: 'minor',
        findings: [],
      },
    ]);
  });

  it('names files below the folder of the contracts, whatever it is called', async () => {
    const pathPrefix = 'our schemas/ä "b"/';
    const { proposal } = await find([toEvent({ ...validOrder, coupon: 'x' })], { pathPrefix });
    const files = new Map([...shopContracts].map(([file, text]) => [`${pathPrefix}${file}`, text]));

    expect(applyPatch(files, proposal.patch)).not.toEqual(files);
  });

  it('edits the shared file that declares the place', async () => {
    const { patch, verdicts } = await propose([
      { ...validOrder, lines: [{ sku: 'a', gift: true, note: null }] },
    ]);

    expect(patch).toMatchInlineSnapshot(`
      "--- a/_shared/line.schema.json
      +++ b/_shared/line.schema.json
      @@ -4,6 +4,7 @@
         "required": ["sku"],
         "properties": {
           "sku": { "$ref": "identifier.schema.json" },
      -    "note": { "type": "string" }
      +    "note": { "type": ["string", "null"] },
      +    "gift": { "type": "boolean" }
         }
       }
      "
    `);
    expect(verdicts.map(({ step }) => step)).toEqual(['minor']);
  });

  it('lists a value, makes a list of a constant, allows null and fractions', async () => {
    const { patch } = await propose([
      { ...validOrder, status: 'lost', currency: 'EUR', weight: 1.5 },
      { ...validOrder, status: null },
    ]);

    expect(patch).toMatchInlineSnapshot(`
      "--- a/orders/OrderPlaced/v1.schema.json
      +++ b/orders/OrderPlaced/v1.schema.json
      @@ -4,10 +4,10 @@
         "required": ["orderId", "status", "lines"],
         "properties": {
           "orderId": { "description": "Number of the order.", "$ref": "../../_shared/identifier.schema.json" },
      -    "status": { "type": "string", "enum": ["open", "paid"] },
      -    "currency": { "type": "string", "const": "GBP" },
      +    "status": { "type": ["string", "null"], "enum": ["open", "paid", "lost", null] },
      +    "currency": { "type": "string", "enum": ["GBP", "EUR"] },
           "email": { "type": "string", "enum": ["a@example.com"] },
      -    "weight": { "type": "integer", "minimum": 1 },
      +    "weight": { "type": "number", "minimum": 1 },
           "labels": { "type": "object", "additionalProperties": { "type": "string" } },
           "lines": {
             "type": "array",
      "
    `);
  });

  it('writes what is too long for a line over several, in Windows line ends where the file has them', async () => {
    const address = { street: 'a', city: 'b', postcode: 'c', country: 'd', floor: 1, since: '2026-01-01' };
    const files = withSchema((text) => text.replaceAll('\n', '\r\n'));

    const { patch } = await propose([{ ...validOrder, address }], files);
    const added = patch.split('\n').filter((line) => line.startsWith('+ '));

    expect(added).toEqual([
      '+    },\r',
      '+    "address": {\r',
      '+      "type": "object",\r',
      '+      "properties": {\r',
      '+        "street": { "type": "string" },\r',
      '+        "city": { "type": "string" },\r',
      '+        "postcode": { "type": "string" },\r',
      '+        "country": { "type": "string" },\r',
      '+        "floor": { "type": "integer" },\r',
      '+        "since": { "type": "string", "format": "date" }\r',
      '+      }\r',
    ]);
    expect(applyPatch(files, patch)).not.toEqual(files);
  });

  it('joins what two events put into one shared schema', async () => {
    const [event, examples] = ['contract.json', 'v1.examples.json'].map(
      (file) => shopContracts.get(`orders/OrderPlaced/${file}`)!,
    );
    const files = new Map([
      ...shopContracts,
      ['orders/OrderSent/contract.json', event!.replace('"/email":"pii"', '')],
      ['orders/OrderSent/v1.schema.json', shopContracts.get('orders/OrderPlaced/v1.schema.json')!],
      ['orders/OrderSent/v1.examples.json', examples!],
    ]);
    const sent = { detailType: 'orders.OrderSent' };
    const events = [
      toEvent({ ...validOrder, lines: [{ sku: 'a', tax: { rate: 1, code: 'a' } }] }),
      toEvent({ ...validOrder, lines: [{ sku: 'a', tax: { rate: 1.5, since: '2026-01-01' } }] }, sent),
    ];

    const { proposal } = await find(events, { files });

    const added = proposal.patch.split('\n').filter((line) => line.startsWith('+  '));
    expect(added).toMatchInlineSnapshot(`
      [
        "+    "note": { "type": "string" },",
        "+    "tax": {",
        "+      "type": "object",",
        "+      "properties": {",
        "+        "rate": { "type": "number" },",
        "+        "code": { "type": "string" },",
        "+        "since": { "type": "string", "format": "date" }",
        "+      }",
        "+    }",
      ]
    `);
    expect(proposal.verdicts.map(({ detailType }) => detailType)).toEqual([
      'orders.OrderPlaced',
      'orders.OrderSent',
    ]);
    const patched = applyPatch(files, proposal.patch);
    expect((await find(events, { files: patched })).verdict).toBe('none');
  });

  it('tells a major step, and whom it hurts, where the contract says strict', async () => {
    const files = new Map([
      ...shopContracts,
      [
        'orders/OrderPlaced/contract.json',
        shopContracts
          .get('orders/OrderPlaced/contract.json')!
          .replace(
            '"lifecycle"',
            '"compatibility":{"mode":"FULL_TRANSITIVE","profile":"strict"},"lifecycle"',
          ),
      ],
    ]);

    const { verdicts } = await propose([{ ...validOrder, coupon: 'x' }], files);

    expect(verdicts).toMatchObject([
      {
        verdict: 'incompatible',
        step: 'major',
        findings: [{ code: 'FIELD_ADDED_TO_OPEN_MODEL', hurts: { consumers: 'upgraded' } }],
      },
    ]);
  });

  it('compares with what was released, since that is what consumers read by', async () => {
    const contract = shopContracts
      .get('orders/OrderPlaced/contract.json')!
      .replace('"lifecycle"', '"compatibility":{"mode":"FORWARD"},"lifecycle"');
    const unreleased = new Map([...shopContracts, ['orders/OrderPlaced/contract.json', contract]]);
    const files = new Map([...unreleased, ...planRelease({ contracts: unreleased }).files]);

    const { verdicts } = await propose([{ ...validOrder, status: 'lost' }], files);

    expect(verdicts).toMatchObject([
      {
        verdict: 'incompatible',
        step: 'major',
        findings: [{ code: 'ENUM_WIDENED', against: '1.0', hurts: { consumers: 'not-upgraded' } }],
      },
    ]);
  });

  it.each([
    [{ status: 5 }, 'its type is another than that of the list'],
    [{ weight: 'heavy' }, 'one of both is wrong, and which one nobody can tell by counting'],
    [{ lines: [] }, 'the contract is not widened for it: correct the producer, or edit the schema by hand'],
  ])('leaves %j to a person', async (data, reason) => {
    const { edits, unanswered, patch } = await propose([{ ...validOrder, ...data }]);

    expect({ edits, patch }).toEqual({ edits: [], patch: '' });
    expect(unanswered.map((each) => each.reason)).toContain(reason);
  });

  it('leaves alternatives and closed models to a person', async () => {
    const files = withSchema((text) =>
      text
        .replace(
          '"type": "object",',
          '"type": "object",\n  "allOf": [{ "additionalProperties": false, "properties": { "orderId": true, "status": true, "lines": true } }],',
        )
        .replace(
          '"status": { "type": "string", "enum": ["open", "paid"] }',
          '"status": { "anyOf": [{ "const": "open" }, { "const": "paid" }] }',
        ),
    );

    const { edits, unanswered } = await propose([{ ...validOrder, coupon: 'x', status: 'lost' }], files);

    expect(edits).toEqual([]);
    expect(unanswered.map(({ finding, reason }) => `${finding.pointer}: ${reason}`)).toEqual(
      expect.arrayContaining([
        '/coupon: another part of the schema closes the object',
        '/status: it is listed in alternatives only',
      ]),
    );
  });

  it('leaves an edit out with which the contracts would not generate', async () => {
    const files = withSchema((text) =>
      text.replace(
        '"status": { "type": "string", "enum": ["open", "paid"] }',
        '"status": { "type": "string", "enum": ["open", "paid"] },\n    "open": { "properties": { "a": { "type": "string" } }, "type": "object", "maxProperties": 1 }',
      ),
    );
    const { edits } = await propose([{ ...validOrder, open: { a: 'x', b: 'y' } }], files);

    expect(edits.map(({ finding }) => finding.pointer)).toEqual(['/open/b']);
  });
});
