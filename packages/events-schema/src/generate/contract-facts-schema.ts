/** Part of a `source` or the name of an event: what EventBridge and the generated code can both take. */
const detailType = '^[a-z][A-Za-z0-9]*\\.[A-Z][A-Za-z0-9]*$';

/** JSON Schema of `contract.json`. */
export const contractFactsSchema = {
  type: 'object',
  required: ['owner', 'description', 'sources', 'lifecycle'],
  additionalProperties: false,
  properties: {
    owner: { type: 'string', minLength: 1 },
    description: { type: 'string', minLength: 1 },
    sources: {
      type: 'array',
      minItems: 1,
      uniqueItems: true,
      items: { type: 'string', pattern: '^[a-z][a-z0-9-]*(\\.[a-z0-9][a-z0-9-]*)+$', maxLength: 256 },
    },
    lifecycle: { enum: ['draft', 'active', 'deprecated'] },
    deprecation: {
      type: 'object',
      required: ['since'],
      additionalProperties: false,
      properties: {
        since: { type: 'string', format: 'date' },
        successor: { type: 'string', pattern: detailType },
      },
    },
    compatibility: {
      type: 'object',
      additionalProperties: false,
      properties: {
        mode: {
          enum: [
            'BACKWARD',
            'BACKWARD_TRANSITIVE',
            'FORWARD',
            'FORWARD_TRANSITIVE',
            'FULL',
            'FULL_TRANSITIVE',
          ],
        },
        profile: { enum: ['event', 'strict'] },
      },
    },
    classifications: {
      type: 'object',
      propertyNames: { pattern: '^/' },
      additionalProperties: { enum: ['pii', 'secret'] },
    },
  },
} as const;
