import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/** The handler function of a bundle: `(event, context) => result`. */
export type Handler = (event: unknown, context: unknown, callback?: unknown) => unknown;

/** A bundle that cannot be loaded, under the runtime's own name for it. */
export class LoadError extends Error {
  readonly errorType: string;

  constructor(errorType: string, message: string) {
    super(message);
    this.errorType = errorType;
    this.name = errorType;
  }
}

const extensions = ['', '.js', '.mjs', '.cjs'];

/**
 * Loads a handler: `folder/file.export`, ESM or CommonJS as the bundle's own package.json says.
 *
 * @throws {LoadError} with Lambda's error type; whatever else the module throws while it loads passes through.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/nodejs-handler.html
 */
export async function loadHandler(taskRoot: string, handler: string): Promise<Handler> {
  const slash = handler.lastIndexOf('/') + 1;
  const dot = handler.indexOf('.', slash);
  if (dot <= slash || dot === handler.length - 1) {
    throw new LoadError('Runtime.MalformedHandlerName', 'Bad handler');
  }
  const modulePath = handler.slice(0, dot);
  const exportPath = handler.slice(dot + 1).split('.');
  const file = extensions.map((extension) => join(taskRoot, `${modulePath}${extension}`)).find(isFile);
  if (file === undefined) {
    throw new LoadError(
      'Runtime.ImportModuleError',
      `Error: Cannot find module '${modulePath.slice(slash)}'`,
    );
  }

  const loaded = await importModule(file);
  const found = follow(loaded, exportPath) ?? follow(loaded['default'], exportPath);
  if (found === undefined) {
    throw new LoadError('Runtime.HandlerNotFound', `${handler} is undefined or not exported`);
  }
  if (typeof found !== 'function') {
    throw new LoadError('Runtime.HandlerNotFound', `${handler} is not a function`);
  }
  return found as Handler;
}

async function importModule(file: string): Promise<Record<string, unknown>> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    const code = (error as { code?: unknown } | null)?.code;
    if (code === 'ERR_MODULE_NOT_FOUND' || code === 'MODULE_NOT_FOUND') {
      throw new LoadError('Runtime.ImportModuleError', String(error));
    }
    if (error instanceof SyntaxError) throw new LoadError('Runtime.UserCodeSyntaxError', String(error));
    throw error;
  }
}

function isFile(path: string): boolean {
  return existsSync(path) && !path.endsWith('/');
}

function follow(value: unknown, path: readonly string[]): unknown {
  let current = value;
  for (const key of path) {
    if (current === null || (typeof current !== 'object' && typeof current !== 'function')) return undefined;
    current = (current as Record<string, unknown>)[key];
  }
  return current;
}
