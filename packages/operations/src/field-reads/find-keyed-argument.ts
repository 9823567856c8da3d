import type ts from 'typescript-api';
import type { TypeScript } from './load-type-script.ts';

/**
 * Finds the argument of which another argument names a field: in `pluck(data, 'country')`, where the key is `keyof T` or extends it,
 * that is `data`.
 *
 * @returns `undefined` where the argument is no such key.
 */
export function findKeyedArgument(
  typescript: TypeScript,
  checker: ts.TypeChecker,
  key: ts.Expression,
): ts.Expression | undefined {
  const call = key.parent;
  if (!typescript.isCallExpression(call) || call.expression === key) return undefined;
  const parameters = checker.getResolvedSignature(call)?.declaration?.parameters ?? [];
  const types = parameters.map((parameter) =>
    typescript.isParameter(parameter) && parameter.type !== undefined
      ? checker.getTypeFromTypeNode(parameter.type)
      : undefined,
  );
  const own = types[call.arguments.indexOf(key)];
  // The constraint as it is written: the checker's has `keyof T` resolved.
  const [declared] = own?.isTypeParameter() ? (own.symbol.declarations ?? []) : [];
  const constraint =
    declared !== undefined && typescript.isTypeParameterDeclaration(declared)
      ? declared.constraint
      : undefined;
  const bound = constraint === undefined ? own : checker.getTypeFromTypeNode(constraint);
  if (bound === undefined || (bound.flags & typescript.TypeFlags.Index) === 0) return undefined;
  const index = types.indexOf((bound as ts.IndexType).type);
  return index === -1 ? undefined : call.arguments[index];
}
