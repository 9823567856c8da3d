import type ts from 'typescript-api';
import type { TypeScript } from './load-type-script.ts';

/** Files of the program that an entry reaches through imports, itself included; without declarations and generated code. */
export function reachableFiles(
  typescript: TypeScript,
  program: ts.Program,
  entry: string,
): readonly ts.SourceFile[] {
  const checker = program.getTypeChecker();
  const first = program.getSourceFile(entry);
  const reached = new Set<ts.SourceFile>(first === undefined ? [] : [first]);
  for (const file of reached) {
    for (const specifier of specifiersOf(typescript, file)) {
      const target = checker.getSymbolAtLocation(specifier)?.declarations?.[0]?.getSourceFile();
      // Packages of a workspace are linked: their files are outside of node_modules.
      if (target === undefined || target.isDeclarationFile || target.fileName.includes('/node_modules/'))
        continue;
      reached.add(target);
    }
  }
  return [...reached].filter(({ fileName }) => !fileName.endsWith('.gen.ts'));
}

function specifiersOf(typescript: TypeScript, file: ts.SourceFile): readonly ts.Expression[] {
  const specifiers: ts.Expression[] = [];
  const visit = (node: ts.Node): void => {
    if (typescript.isImportDeclaration(node) || typescript.isExportDeclaration(node)) {
      if (node.moduleSpecifier !== undefined) specifiers.push(node.moduleSpecifier);
      return;
    }
    if (typescript.isCallExpression(node) && node.expression.kind === typescript.SyntaxKind.ImportKeyword) {
      specifiers.push(...node.arguments.slice(0, 1));
    }
    typescript.forEachChild(node, visit);
  };
  visit(file);
  return specifiers;
}
