/** Picks the members of an input that are there. */
export function pickMembers<Input extends object, Name extends keyof Input>(
  input: Input,
  names: readonly Name[],
): Pick<Input, Name> {
  return Object.fromEntries(
    names.flatMap((name) => (input[name] === undefined ? [] : [[name, input[name]]])),
  ) as Pick<Input, Name>;
}
