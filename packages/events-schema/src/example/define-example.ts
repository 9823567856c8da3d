import { createExampleRandom } from './example-random.ts';
import type { EventDefinition } from '../event-definition.ts';
import { drawValue } from './draw-value.ts';
import type { ExampleSchema, JsonValue } from './example-schema.ts';

export interface ExampleOptions<Data> {
  /**
   * The same seed gives the same example, until the contract changes.
   * @default 1
   */
  readonly seed?: number;
  /** Fields that take the place of drawn ones; `undefined` leaves a field out. */
  readonly overrides?: { readonly [Field in keyof Data]?: Data[Field] | undefined };
}

/**
 * Makes valid data of one version of an event, for tests.
 *
 * @throws ContractViolationError when the overrides break the contract.
 */
export type ExampleFactory<Data> = (options?: ExampleOptions<Data>) => Data;

/** What examples come from: a schema to draw from or, where that finds too few, the stored examples. */
export interface ExamplePlan {
  readonly schema?: ExampleSchema;
  readonly stored?: readonly JsonValue[];
}

/** Draws per example before giving up; the generator refuses to plan what takes more than a few. */
const maximumDraws = 1000;

/** Makes the example factory of one version from generated parts. Called by generated code, not by hand. */
export function defineExample<Data>(
  definition: EventDefinition<string, number, Data>,
  { schema, stored = [] }: ExamplePlan,
): ExampleFactory<Data> {
  const isValid = (data: unknown) => definition.safeParse(data, { undeclaredFields: 'refuse' }).success;
  return ({ seed = 1, overrides = {} } = {}) => {
    const random = createExampleRandom(seed);
    let drawn: JsonValue = stored[random.integer(0, Math.max(0, stored.length - 1))] ?? {};
    if (schema !== undefined)
      drawn = drawValid(() => drawValue(schema, random), isValid, maximumDraws) ?? drawn;
    const fields = Object.entries({ ...structuredClone(drawn as object), ...overrides });
    const data = Object.fromEntries(fields.filter(([, value]) => value !== undefined));
    return definition.parse(data, { undeclaredFields: 'refuse' });
  };
}

/** The first valid one of at most `count` draws. */
export function drawValid(
  draw: () => JsonValue,
  isValid: (value: JsonValue) => boolean,
  count: number,
): JsonValue | undefined {
  for (let i = 0; i < count; i += 1) {
    const value = draw();
    if (isValid(value)) return value;
  }
  return undefined;
}
