import type ts from 'typescript-api';
import { findKeyedArgument } from './find-keyed-argument.ts';
import type { TypeScript } from './load-type-script.ts';

/**
 * Finds the type that an expression's value is handed to: that of a parameter, of a declared variable or return value, of
 * an assertion.
 *
 * @returns `opaque` for a type that says nothing of the value (`unknown`, `any`, `object`, a map, a type parameter that does
 *   not come back), `undefined` where the value keeps its own type.
 */
export function findSink(
  typescript: TypeScript,
  checker: ts.TypeChecker,
  node: ts.Expression,
): ts.Type | 'opaque' | undefined {
  if (!carriesValue(typescript, node)) return undefined;
  const { parent } = node;
  if (typescript.isAsExpression(parent) || typescript.isTypeAssertionExpression(parent)) {
    return typescript.isConstTypeReference(parent.type)
      ? undefined
      : toSink(typescript, checker, checker.getTypeFromTypeNode(parent.type));
  }
  const generic = findGenericSink(typescript, checker, node);
  if (generic !== undefined) return generic;
  const type = typeAround(typescript, checker, node);
  return type === undefined ? undefined : toSink(typescript, checker, type);
}

/** Literals and functions are looked into; of a member access, the value that comes out counts. */
function carriesValue(typescript: TypeScript, node: ts.Expression): boolean {
  const { parent } = node;
  if (
    typescript.isObjectLiteralExpression(node) ||
    typescript.isArrayLiteralExpression(node) ||
    typescript.isFunctionLike(node) ||
    typescript.isAsExpression(node) ||
    typescript.isParenthesizedExpression(node) ||
    typescript.isLiteralExpression(node)
  )
    return false;
  if (typescript.isPropertyAccessExpression(parent)) return false;
  if (typescript.isElementAccessExpression(parent)) return false;
  if (typescript.isCallExpression(parent) && parent.expression === node) return false;
  // A binding's or a property's name is no expression, though it is an identifier.
  if (typescript.isPropertyAssignment(parent)) return parent.initializer === node;
  // Without a type of its own, what is destructured or named keeps that of the value.
  if (typescript.isVariableDeclaration(parent))
    return parent.initializer === node && parent.type !== undefined;
  if (typescript.isBinaryExpression(parent)) {
    return parent.right === node && parent.operatorToken.kind === typescript.SyntaxKind.EqualsToken;
  }
  return (
    typescript.isCallExpression(parent) ||
    typescript.isNewExpression(parent) ||
    typescript.isAsExpression(parent) ||
    typescript.isTypeAssertionExpression(parent) ||
    typescript.isShorthandPropertyAssignment(parent) ||
    typescript.isReturnStatement(parent) ||
    (typescript.isArrowFunction(parent) && parent.body === node) ||
    typescript.isArrayLiteralExpression(parent) ||
    typescript.isSpreadElement(parent) ||
    typescript.isParenthesizedExpression(parent) ||
    (typescript.isConditionalExpression(parent) && parent.condition !== node)
  );
}

/** The contextual type; inside literals that are handed to `any` or `unknown` there is none but theirs. */
function typeAround(
  typescript: TypeScript,
  checker: ts.TypeChecker,
  node: ts.Expression,
): ts.Type | undefined {
  const own = checker.getContextualType(node);
  if (own !== undefined) return own;
  let around: ts.Node = node.parent;
  while (
    typescript.isPropertyAssignment(around) ||
    typescript.isShorthandPropertyAssignment(around) ||
    typescript.isSpreadElement(around) ||
    typescript.isParenthesizedExpression(around) ||
    typescript.isConditionalExpression(around) ||
    typescript.isObjectLiteralExpression(around) ||
    typescript.isArrayLiteralExpression(around)
  ) {
    if (typescript.isExpression(around)) {
      const type = checker.getContextualType(around);
      if (type !== undefined) return isAnyOrUnknown(typescript, type) ? type : undefined;
    }
    around = around.parent;
  }
  return undefined;
}

function isAnyOrUnknown(typescript: TypeScript, type: ts.Type): boolean {
  return (type.flags & (typescript.TypeFlags.Any | typescript.TypeFlags.Unknown)) !== 0;
}

function toSink(typescript: TypeScript, checker: ts.TypeChecker, type: ts.Type): ts.Type | 'opaque' {
  const parts = type.isUnion() ? type.types : [type];
  return parts.some((part) => isOpaque(typescript, checker, part)) ? 'opaque' : type;
}

function isOpaque(typescript: TypeScript, checker: ts.TypeChecker, type: ts.Type): boolean {
  if (isAnyOrUnknown(typescript, type)) return true;
  if ((type.flags & (typescript.TypeFlags.NonPrimitive | typescript.TypeFlags.TypeParameter)) !== 0)
    return true;
  if (
    (type.flags & typescript.TypeFlags.Object) === 0 ||
    checker.isArrayType(type) ||
    checker.isTupleType(type)
  )
    return false;
  return (
    checker.getPropertiesOfType(type).length === 0 &&
    type.getCallSignatures().length === 0 &&
    // A generated map of values has an index signature too, and a name for it.
    !(type.getSymbol()?.declarations ?? []).some((each) =>
      /\.gen\.(?:d\.)?ts$/.test(each.getSourceFile().fileName),
    )
  );
}

/**
 * Finds what a type parameter that takes the value says of it: its bound where that has fields; nothing tells what is read
 * by a function that does not give the value back.
 */
function findGenericSink(
  typescript: TypeScript,
  checker: ts.TypeChecker,
  node: ts.Expression,
): ts.Type | 'opaque' | undefined {
  const { parent } = node;
  if (!typescript.isCallExpression(parent)) return undefined;
  const signature = checker.getResolvedSignature(parent);
  const declaration = signature?.declaration;
  if (signature === undefined || declaration === undefined || !('typeParameters' in declaration))
    return undefined;
  const index = parent.arguments.indexOf(node);
  const parameter = declaration.parameters[Math.min(index, declaration.parameters.length - 1)];
  if (parameter === undefined || !typescript.isParameter(parameter) || parameter.type === undefined)
    return undefined;
  const type = checker.getTypeFromTypeNode(parameter.type);
  const isOwn = (declaration.typeParameters ?? []).some((each) => checker.getTypeAtLocation(each) === type);
  if (!isOwn) return undefined;
  const bound = checker.getBaseConstraintOfType(type);
  if (bound !== undefined && bound.getProperties().length > 0) return bound;
  // The key beside it tells what is read.
  if (parent.arguments.some((each) => findKeyedArgument(typescript, checker, each) === node))
    return undefined;
  const result = checker.getNonNullableType(checker.getReturnTypeOfSignature(signature));
  const isGone = (result.isUnion() ? result.types : [result]).every(
    ({ flags }) => (flags & (typescript.TypeFlags.Object | typescript.TypeFlags.Intersection)) === 0,
  );
  return isGone ? 'opaque' : undefined;
}
