/** Documents as EventBridge's own registries hold them: one of a service's event, one that discovery inferred. */

const text = { type: 'string' } as const;

function envelope(detailType: string, source: string, detail: string) {
  return {
    type: 'object',
    required: ['detail-type', 'resources', 'detail', 'id', 'source', 'time', 'region', 'version', 'account'],
    'x-amazon-events-detail-type': detailType,
    'x-amazon-events-source': source,
    properties: {
      detail: { $ref: `#/components/schemas/${detail}` },
      account: text,
      'detail-type': text,
      id: text,
      region: text,
      resources: { type: 'array', items: { type: 'object' } },
      source: text,
      time: { type: 'string', format: 'date-time' },
      version: text,
    },
  };
}

/** As `aws.s3@ObjectCreated` in registry `aws.events`. */
export const objectCreated = JSON.stringify({
  openapi: '3.0.0',
  info: { version: '1.0.0', title: 'ObjectCreated' },
  paths: {},
  components: {
    schemas: {
      AWSEvent: envelope('Object Created', 'aws.s3', 'ObjectCreated'),
      ObjectCreated: {
        type: 'object',
        required: ['bucket', 'object', 'reason'],
        properties: {
          bucket: { $ref: '#/components/schemas/Bucket' },
          object: { $ref: '#/components/schemas/Object' },
          reason: text,
          'source-ip-address': text,
        },
      },
      Bucket: { type: 'object', required: ['name'], properties: { name: text } },
      Object: {
        type: 'object',
        required: ['key', 'size'],
        properties: { key: text, size: { type: 'number' }, 'version-id': { type: 'string', nullable: true } },
      },
    },
  },
});

/** What discovery makes of an event that Busbar's publisher sent. */
export const discoveredOrder = JSON.stringify({
  openapi: '3.0.0',
  info: { version: '1.0.0', title: 'OrdersOrderShipped' },
  paths: {},
  components: {
    schemas: {
      AWSEvent: envelope('orders.OrderShipped', 'busbar.shop', 'OrdersOrderShipped'),
      OrdersOrderShipped: {
        type: 'object',
        required: ['metadata', 'data'],
        properties: {
          data: { $ref: '#/components/schemas/Data' },
          metadata: { $ref: '#/components/schemas/Metadata' },
        },
      },
      Data: { type: 'object', required: ['orderId'], properties: { orderId: text } },
      Metadata: {
        type: 'object',
        required: ['id', 'version', 'occurredAt', 'correlationId', 'producer'],
        properties: {
          id: text,
          version: text,
          occurredAt: { type: 'string', format: 'date-time' },
          correlationId: text,
          producer: { type: 'object', properties: { service: text } },
        },
      },
    },
  },
});

/** The draft 4 form of an event, as ExportSchema gives it. */
export const discoveredDraft4 = JSON.stringify({
  $schema: 'http://json-schema.org/draft-04/schema#',
  title: 'orders.OrderLost',
  definitions: {
    OrderLost: { type: 'object', properties: { orderId: text, at: { type: 'array', items: text } } },
  },
  type: 'object',
  properties: { detail: { $ref: '#/definitions/OrderLost' }, 'detail-type': text, source: text },
  required: ['detail', 'detail-type', 'source'],
  'x-amazon-events-detail-type': 'orders.OrderLost',
  'x-amazon-events-source': 'acme.shop',
});
