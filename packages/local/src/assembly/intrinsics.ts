/** What an intrinsic function may look up. Each look-up throws when there is nothing of that name. */
export interface IntrinsicScope {
  /** Value of a parameter, pseudo parameter (`AWS::Region`) or resource. */
  ref(name: string): unknown;
  getAtt(logicalId: string, attribute: string): unknown;
  importValue(exportName: string): unknown;
  findInMap(map: string, key: string, attribute: string): unknown;
  condition(name: string): boolean;
}

/** Stands for `AWS::NoValue`: the property that holds it is left out. */
export const noValue = Symbol('AWS::NoValue');

type Resolve = (value: unknown) => unknown;

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

/**
 * Every intrinsic function that is known, by its key.
 *
 * @see https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference.html
 */
const intrinsics: Readonly<
  Record<string, (argument: unknown, scope: IntrinsicScope, resolve: Resolve) => unknown>
> = {
  Ref: (name, scope) => scope.ref(String(name)),
  'Fn::GetAtt': (argument, scope, resolve) => {
    const [logicalId, attribute] =
      typeof argument === 'string' ? splitOnce(argument, '.') : (argument as [string, unknown]);
    return scope.getAtt(String(logicalId), String(resolve(attribute)));
  },
  'Fn::Sub': (argument, scope, resolve) => {
    const [text, variables] = listOf(argument) as [string, Record<string, unknown>?];
    return text.replace(/\$\{(!?)([^}]+)\}/g, (whole, literal: string, name: string) => {
      if (literal) return `\${${name}}`;
      if (variables && name in variables) return String(resolve(variables[name]));
      const [logicalId, attribute] = splitOnce(name.trim(), '.');
      return (
        String(attribute === undefined ? scope.ref(logicalId) : scope.getAtt(logicalId, attribute)) ?? whole
      );
    });
  },
  'Fn::Join': (argument, _scope, resolve) => {
    const [separator, parts] = argument as [string, unknown];
    return listOf(resolve(parts)).map(String).join(separator);
  },
  'Fn::Select': (argument, _scope, resolve) => {
    const [index, list] = argument as [unknown, unknown];
    return listOf(resolve(list))[Number(resolve(index))];
  },
  'Fn::Split': (argument, _scope, resolve) => {
    const [separator, text] = argument as [string, unknown];
    return String(resolve(text)).split(separator);
  },
  'Fn::ImportValue': (argument, scope, resolve) => scope.importValue(String(resolve(argument))),
  'Fn::FindInMap': (argument, scope, resolve) => {
    const [map, key, attribute] = (argument as unknown[]).map((each) => String(resolve(each)));
    return scope.findInMap(map!, key!, attribute!);
  },
  'Fn::If': (argument, scope, resolve) => {
    const [condition, whenTrue, whenFalse] = argument as [string, unknown, unknown];
    return resolve(scope.condition(condition) ? whenTrue : whenFalse);
  },
  'Fn::Equals': (argument, _scope, resolve) => {
    const [left, right] = argument as [unknown, unknown];
    return JSON.stringify(resolve(left)) === JSON.stringify(resolve(right));
  },
  'Fn::And': (argument, _scope, resolve) => listOf(argument).every((each) => resolve(each) === true),
  'Fn::Or': (argument, _scope, resolve) => listOf(argument).some((each) => resolve(each) === true),
  'Fn::Not': (argument, _scope, resolve) => resolve(listOf(argument)[0]) !== true,
  'Fn::Base64': (argument, _scope, resolve) => Buffer.from(String(resolve(argument))).toString('base64'),
  'Fn::GetAZs': (_argument, scope) =>
    ['a', 'b', 'c'].map((zone) => `${String(scope.ref('AWS::Region'))}${zone}`),
  'Fn::ToJsonString': (argument, _scope, resolve) => JSON.stringify(resolve(argument)),
  'Fn::Length': (argument, _scope, resolve) => listOf(resolve(argument)).length,
  Condition: (name, scope) => scope.condition(String(name)),
};

/**
 * Replaces every intrinsic function in a value of a template by what it stands for.
 *
 * @throws {Error} for an `Fn::` that is not known, and whatever the scope throws.
 */
export function resolveIntrinsics(value: unknown, scope: IntrinsicScope): unknown {
  const resolve: Resolve = (each) => resolveIntrinsics(each, scope);
  if (Array.isArray(value)) return value.map(resolve).filter((each) => each !== noValue);
  if (typeof value !== 'object' || value === null) return value;

  const intrinsic = intrinsicOf(value);
  if (intrinsic !== undefined) return intrinsics[intrinsic.name]!(intrinsic.argument, scope, resolve);
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, each]) => [key, resolve(each)])
      .filter(([, each]) => each !== noValue),
  );
}

/** Lists the logical ids that a value refers to. */
export function referencesOf(value: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const visit = (each: unknown): void => {
    if (typeof each !== 'object' || each === null) return;
    for (const [key, argument] of Object.entries(each)) {
      if (key === 'Ref') found.add(String(argument));
      if (key === 'Fn::GetAtt')
        found.add(String(Array.isArray(argument) ? argument[0] : splitOnce(String(argument), '.')[0]));
      if (key === 'Fn::Sub') {
        const text = String(Array.isArray(argument) ? argument[0] : argument);
        for (const [, name] of text.matchAll(/\$\{([^!}][^}]*)\}/g))
          found.add(splitOnce(name!.trim(), '.')[0]);
      }
      visit(argument);
    }
  };
  visit(value);
  return found;
}

function intrinsicOf(value: object): { name: string; argument: unknown } | undefined {
  const keys = Object.keys(value);
  const name = keys[0];
  if (keys.length !== 1 || name === undefined) return undefined;
  // `Condition` is a function only where it names one: in policies it is an ordinary key.
  if (name === 'Condition' && typeof (value as Record<string, unknown>)[name] !== 'string') return undefined;
  if (name in intrinsics) return { name, argument: (value as Record<string, unknown>)[name] };
  if (name.startsWith('Fn::'))
    throw new Error(`the intrinsic function ${name} is not supported by the local cloud`);
  return undefined;
}

function splitOnce(text: string, separator: string): [string, string | undefined] {
  const at = text.indexOf(separator);
  return at < 0 ? [text, undefined] : [text.slice(0, at), text.slice(at + 1)];
}
