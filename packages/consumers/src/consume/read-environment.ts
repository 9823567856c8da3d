import { MissingEnvironmentVariableError } from './missing-environment-variable-error.ts';

/**
 * Reads environment variables that a function cannot do without. Called once, by a function's entry file.
 *
 * @throws MissingEnvironmentVariableError naming every variable that is unset or empty.
 *
 * @example
 * ```ts
 * const { READ_MODEL_TABLE } = readEnvironment(['READ_MODEL_TABLE'], process.env); //=> { READ_MODEL_TABLE: 'busbar-dev-read-model' }
 * ```
 */
export function readEnvironment<const Name extends string>(
  names: readonly Name[],
  environment: Readonly<Record<string, string | undefined>>,
): Readonly<Record<Name, string>> {
  const missing = names.filter((name) => !environment[name]);
  if (missing.length > 0) throw new MissingEnvironmentVariableError(missing);
  return Object.fromEntries(names.map((name) => [name, environment[name]!])) as Record<Name, string>;
}
