import { existsSync, readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type ts from 'typescript-api';
import type { TypeScript } from './load-type-script.ts';

/** A consumer's code: the entry of its function. */
export interface ConsumerEntry {
  /** Name of its folder, which is that of its subscription. */
  readonly consumer: string;
  readonly file: string;
}

/** Finds the consumers of a folder: those of its folders that have a `handler.ts`. */
export function findConsumerEntries(consumersDir: string): readonly ConsumerEntry[] {
  return readdirSync(consumersDir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => ({ consumer: name, file: resolve(consumersDir, name, 'handler.ts') }))
    .filter(({ file }) => existsSync(file))
    .sort((a, b) => (a.consumer < b.consumer ? -1 : 1));
}

/** Reads the code of consumers, with all that it imports, by the options of the nearest `tsconfig.json`. */
export function createConsumerProgram(
  typescript: TypeScript,
  consumersDir: string,
  entries: readonly ConsumerEntry[],
): ts.Program {
  const config = typescript.findConfigFile(resolve(consumersDir), existsSync, 'tsconfig.json');
  const options = config === undefined ? {} : readOptions(typescript, config);
  const compilerOptions: ts.CompilerOptions = {
    target: typescript.ScriptTarget.ES2024,
    module: typescript.ModuleKind.NodeNext,
    moduleResolution: typescript.ModuleResolutionKind.NodeNext,
    strict: true,
    allowImportingTsExtensions: true,
    ...options,
    noEmit: true,
    composite: false,
    incremental: false,
    skipLibCheck: true,
  };
  const host = typescript.createCompilerHost(compilerOptions);
  // Comments say nothing of who reads what, and libraries are full of them.
  host.jsDocParsingMode = typescript.JSDocParsingMode.ParseNone;
  return typescript.createProgram(
    entries.map(({ file }) => file),
    compilerOptions,
    host,
  );
}

function readOptions(typescript: TypeScript, config: string): ts.CompilerOptions {
  const { config: json } = typescript.readConfigFile(config, typescript.sys.readFile);
  // Which files the project has is not asked: that would be a walk through all of its folders.
  const host = { ...typescript.sys, readDirectory: () => [] };
  return typescript.parseJsonConfigFileContent(json, host, join(config, '..')).options;
}

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
