import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { AwsError } from '../gateway/aws-error.ts';
import { type InstalledCode, installCode } from './function-code.ts';

/** Folder of a function's code: its name and a revision id. */
const installedName = /^[\w-]+-[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Where the code of functions lies, a folder for each revision. */
export interface CodeStore {
  /** Copies a bundle. @throws {AwsError} InvalidParameterValueException when the source is no folder. */
  install(sourceDirectory: string, functionName: string, revisionId: string): InstalledCode;
  remove(codeDirectory: string): void;
  /** Where the code lies now, after the store's folder has been moved. */
  locate(codeDirectory: string): string;
  /** Removes the code of revisions that no function has any more. */
  keepOnly(codeDirectories: readonly string[]): void;
  close(): void;
}

/** @param folder of the store; it stays when the store is closed. @default a temporary folder, which goes */
export function createCodeStore(folder?: string): CodeStore {
  const root = folder ?? mkdtempSync(join(tmpdir(), 'busbar-functions-'));
  const remove = (path: string) => rmSync(path, { recursive: true, force: true });
  return {
    install(sourceDirectory, functionName, revisionId) {
      if (!existsSync(sourceDirectory) || !statSync(sourceDirectory).isDirectory()) {
        throw new AwsError(
          'InvalidParameterValueException',
          `The code of ${functionName} is not a folder: "${sourceDirectory}".`,
        );
      }
      mkdirSync(root, { recursive: true });
      return installCode(sourceDirectory, join(root, `${functionName}-${revisionId}`));
    },
    remove,
    locate: (codeDirectory) => join(root, basename(codeDirectory)),
    keepOnly(codeDirectories) {
      if (!existsSync(root)) return;
      for (const name of readdirSync(root)) {
        const path = join(root, name);
        if (installedName.test(name) && !codeDirectories.includes(path)) remove(path);
      }
    },
    close() {
      if (folder === undefined) remove(root);
    },
  };
}
