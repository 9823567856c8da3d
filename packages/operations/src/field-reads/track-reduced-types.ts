import type ts from 'typescript-api';
import type { TypeScript } from './load-type-script.ts';

/** Types that stand for others at the place that is being looked at. */
export interface ReducedTypes {
  /** Looks at a node, with what is known of it. */
  enter(node: ts.Node, look: () => void): void;
  /** Types that a value may have beside those that the compiler names. */
  alternativesOf(types: readonly ts.Type[]): readonly ts.Type[];
}

/**
 * Keeps account of unions that the compiler reduces: where two generated types are alike (the lines of an order and those of
 * a cancellation), `a ? placed : cancelled`, and callbacks over `lines` of either, are given one of the two alone.
 *
 * @param isGenerated whether a type is one that contracts gave.
 */
export function trackReducedTypes(
  typescript: TypeScript,
  checker: ts.TypeChecker,
  isGenerated: (type: ts.Type) => boolean,
): ReducedTypes {
  const groups: (readonly ts.Type[])[] = [];

  function enter(node: ts.Node, look: () => void): void {
    const found = groupsAt(node).filter((group) => group.length > 1);
    groups.push(...found);
    look();
    groups.length -= found.length;
  }

  function groupsAt(node: ts.Node): readonly (readonly ts.Type[])[] {
    if (typescript.isCallExpression(node) && typescript.isPropertyAccessExpression(node.expression))
      return [generatedIn(node.expression.expression)];
    if (typescript.isForOfStatement(node)) return [generatedIn(node.expression)];
    if (typescript.isBlock(node)) return choicesOf(node);
    return [];
  }

  /** Choices between generated values in a block, not in the blocks of functions inside. */
  function choicesOf(block: ts.Block): readonly (readonly ts.Type[])[] {
    const choices: (readonly ts.Type[])[] = [];
    const look = (node: ts.Node): void => {
      if (node !== block && typescript.isFunctionLike(node)) return;
      const branches = branchesOf(node);
      if (branches.length > 1) choices.push(unique(branches.flatMap(generatedIn)));
      typescript.forEachChild(node, look);
    };
    if (typescript.isFunctionLike(block.parent)) look(block);
    return choices;
  }

  function branchesOf(node: ts.Node): readonly ts.Expression[] {
    if (typescript.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
    if (typescript.isArrayLiteralExpression(node)) return node.elements;
    if (!typescript.isBinaryExpression(node)) return [];
    const { kind } = node.operatorToken;
    const isChoice =
      kind === typescript.SyntaxKind.QuestionQuestionToken || kind === typescript.SyntaxKind.BarBarToken;
    return isChoice ? [node.left, node.right] : [];
  }

  /** Generated types of a value, or of the items of a list. */
  function generatedIn(expression: ts.Expression): readonly ts.Type[] {
    const parts = partsOf(checker.getTypeAtLocation(expression));
    const items = parts.flatMap((part) =>
      checker.isArrayType(part) || checker.isTupleType(part)
        ? checker.getTypeArguments(part as ts.TypeReference).flatMap(partsOf)
        : [part],
    );
    return unique(items.filter(isGenerated));
  }

  function partsOf(type: ts.Type): readonly ts.Type[] {
    const present = checker.getNonNullableType(type);
    return present.isUnion() ? present.types : [present];
  }

  return {
    enter,
    alternativesOf: (types) => groups.filter((group) => group.some((each) => types.includes(each))).flat(),
  };
}

function unique(types: readonly ts.Type[]): readonly ts.Type[] {
  return [...new Set(types)];
}
