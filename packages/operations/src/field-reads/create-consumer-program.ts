import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type ts from 'typescript-api';
import type { ConsumerEntry } from './find-consumer-entries.ts';
import type { TypeScript } from './load-type-script.ts';

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
