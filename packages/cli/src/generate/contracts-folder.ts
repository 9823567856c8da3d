import { statSync } from 'node:fs';
import { InvalidArgumentError } from '@busbar/core';

/**
 * The folder of the contracts: the one that is named, or that of a workspace, seen from its root.
 *
 * @param doing verb phrase of what needs it, for the error.
 * @throws InvalidArgumentError when there is no such folder.
 */
export function contractsFolder(doing: string, folder: string = 'packages/events-schema/contracts'): string {
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory()) return folder;
  throw new InvalidArgumentError({
    doing,
    argument: '--contracts',
    value: folder,
    reason: 'is no folder',
    nextStep: 'Run the command in the root of the workspace, or name the folder of the contracts',
  });
}
