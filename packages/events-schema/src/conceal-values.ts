import type { ContractViolation } from './contract-violation.ts';

/**
 * Violations whose `value` can be read and is not written: loggers turn an error's fields into JSON, consoles inspect
 * them, and what stands in a broken event may be personal.
 *
 * @example
 * ```ts
 * violations[0].value; //=> 'jane@example.org'
 * JSON.stringify(violations); //=> [{"pointer":"/customerId","keyword":"maxLength",…}], without the value
 * ```
 */
export function concealValues(violations: readonly ContractViolation[]): readonly ContractViolation[] {
  return violations.map((violation) => {
    const { value: _, ...shown } = violation;
    const show = { value: () => shown, enumerable: false };
    // The second is the name by which Node.js' util.inspect, and so console, asks.
    return Object.defineProperties({ ...violation }, { toJSON: show, [inspect]: show });
  });
}

const inspect = Symbol.for('nodejs.util.inspect.custom');
