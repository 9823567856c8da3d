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
    lifecycle: { type: 'string', enum: ['active'] },
  },
} as const;
