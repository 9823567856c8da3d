/** Contracts for tests of drift: one event with a shared line, an enum, a const, a map, a classified field. */
const dialect = 'https://json-schema.org/draft/2020-12/schema';

const placed = `{
  "$schema": "${dialect}",
  "type": "object",
  "required": ["orderId", "status", "lines"],
  "properties": {
    "orderId": { "description": "Number of the order.", "$ref": "../../_shared/identifier.schema.json" },
    "status": { "type": "string", "enum": ["open", "paid"] },
    "currency": { "type": "string", "const": "GBP" },
    "email": { "type": "string", "enum": ["a@example.com"] },
    "weight": { "type": "integer", "minimum": 1 },
    "labels": { "type": "object", "additionalProperties": { "type": "string" } },
    "lines": {
      "type": "array",
      "minItems": 1,
      "items": { "$ref": "../../_shared/line.schema.json" }
    }
  }
}
`;

const line = `{
  "$schema": "${dialect}",
  "type": "object",
  "required": ["sku"],
  "properties": {
    "sku": { "$ref": "identifier.schema.json" },
    "note": { "type": "string" }
  }
}
`;

/** Files of a contracts folder by path. */
export const shopContracts: ReadonlyMap<string, string> = new Map([
  [
    'orders/OrderPlaced/contract.json',
    JSON.stringify({
      owner: 'shop',
      description: 'An order was placed.',
      sources: ['busbar.shop'],
      lifecycle: 'active',
      classifications: { '/email': 'pii' },
    }),
  ],
  ['orders/OrderPlaced/v1.schema.json', placed],
  [
    'orders/OrderPlaced/v1.examples.json',
    JSON.stringify([{ orderId: '1', status: 'open', lines: [{ sku: 'a' }] }]),
  ],
  [
    '_shared/identifier.schema.json',
    `{ "$schema": "${dialect}", "type": "string", "minLength": 1, "maxLength": 64 }\n`,
  ],
  ['_shared/line.schema.json', line],
]);

/** Data that the contract allows. */
export const validOrder = { orderId: '1', status: 'open', lines: [{ sku: 'a' }] };

export interface EventFacts {
  readonly id?: string;
  readonly source?: string;
  readonly detailType?: string;
  readonly version?: string;
  readonly service?: string;
  readonly release?: string;
}

/** An event as EventBridge delivers it. */
export function toEvent(data: unknown, facts: EventFacts = {}): { readonly event: unknown } {
  counter += 1;
  const { id = `event-${counter}`, source = 'busbar.shop', detailType = 'orders.OrderPlaced' } = facts;
  const { version = '1.0', service = 'shop', release } = facts;
  const metadata = {
    id,
    version,
    occurredAt: '2026-01-01T00:00:00.000Z',
    correlationId: 'request-1',
    producer: { service, ...(release === undefined ? {} : { version: release }) },
  };
  return {
    event: {
      version: '0',
      id,
      'detail-type': detailType,
      source,
      account: '000000000000',
      time: '2026-01-01T00:00:00Z',
      region: 'us-east-1',
      resources: [],
      detail: { metadata, data },
    },
  };
}

let counter = 0;
