import type { DownRule } from './down-context.ts';

const inEveryDialect = ['title', 'description', 'default'] as const;
const inOpenApiAlone = ['deprecated', 'readOnly', 'writeOnly'] as const;
const elsewhere = ['contentEncoding', 'contentMediaType', 'contentSchema'] as const;

/** Keeps what a schema says to people; under `x-<keyword>` where the dialect has no place for it. */
export const downAnnotations: DownRule = (schema, _pointer, { keywords }, { dialect }) => {
  const isOpenApi = dialect === 'OpenApi3';
  for (const keyword of inEveryDialect) {
    if (schema[keyword] !== undefined) keywords[keyword] = schema[keyword];
  }
  for (const keyword of inOpenApiAlone) {
    if (schema[keyword] !== undefined) keywords[isOpenApi ? keyword : `x-${keyword}`] = schema[keyword];
  }
  for (const keyword of elsewhere) {
    if (schema[keyword] !== undefined) keywords[`x-${keyword}`] = schema[keyword];
  }
  if (schema.$comment !== undefined) keywords['x-comment'] = schema.$comment;
  const { examples } = schema;
  if (!Array.isArray(examples)) return;
  const [first, ...others] = examples;
  if (isOpenApi && first !== undefined) keywords.example = first;
  if (!isOpenApi || first === undefined || others.length > 0) keywords['x-examples'] = examples;
};
