import { createComponentNames, toComponentName, toItemName } from './component-names.ts';
import type { ObjectShape, Shape } from './shape.ts';

/** A schema of an OpenAPI 3.0 document. */
export type OpenApiSchema = Readonly<Record<string, unknown>>;

/** Schemas by name, as `components.schemas` holds them. */
export type OpenApiComponents = Readonly<Record<string, OpenApiSchema>>;

/**
 * Writes the shape of an object as OpenAPI 3.0: each object in it is a component of its own. What was never seen with a
 * value (items of arrays that were always empty, members that were always null) is an object, as AWS writes it.
 *
 * @param name of the component that stands for the object.
 * @param taken names that other components have.
 *
 * @example
 * ```ts
 * toOpenApiComponents(shapeOf({ id: '1' }).object!, 'OrderPlaced', ['AWSEvent']);
 * //=> { OrderPlaced: { type: 'object', required: ['id'], properties: { id: { type: 'string' } } } }
 * ```
 */
export function toOpenApiComponents(
  root: ObjectShape,
  name: string,
  taken: readonly string[],
): OpenApiComponents {
  const components = new Map<string, OpenApiSchema>();
  const nameOnce = createComponentNames([...taken, name]);

  const addComponent = (componentName: string, { properties, required }: ObjectShape, nullable: boolean) => {
    // Named before what is in it: an owner has its name without a number.
    components.set(componentName, {});
    const members = Object.entries(properties).map(([key, shape]): [string, OpenApiSchema] => [
      key,
      toSchema(shape, componentName, key, false),
    ]);
    components.set(componentName, {
      type: 'object',
      ...(nullable && { nullable }),
      ...(required.length > 0 && { required }),
      properties: Object.fromEntries(members),
    });
  };

  const toSchema = (shape: Shape, owner: string, key: string, isItem: boolean): OpenApiSchema => {
    const alternatives: OpenApiSchema[] = [];
    if (shape.boolean) alternatives.push({ type: 'boolean' });
    if (shape.number) alternatives.push({ type: 'number' });
    if (shape.string) alternatives.push({ type: 'string', ...shape.string });
    if (shape.array) {
      const items = toSchema(shape.array.items ?? {}, owner, key, true);
      alternatives.push({ type: 'array', items });
    }
    const nullable = shape.null === true;
    if (shape.object) {
      const component = nameOnce(isItem ? toItemName(owner, key) : toComponentName(key));
      addComponent(component, shape.object, nullable && alternatives.length === 0);
      alternatives.push({ $ref: `#/components/schemas/${component}` });
    } else if (alternatives.length === 0) {
      alternatives.push({ type: 'object' });
    }
    const [first, ...others] = alternatives as [OpenApiSchema, ...OpenApiSchema[]];
    const head = nullable && first.$ref === undefined ? { ...first, nullable } : first;
    return others.length === 0 ? head : { anyOf: [head, ...others] };
  };

  addComponent(name, root, false);
  return Object.fromEntries(components);
}
