import { relative, resolve, sep } from 'node:path';

/** A path as findings name it: from the working directory, with `/`. */
export function toPlace(file: string): string {
  return relative(process.cwd(), resolve(file)).split(sep).join('/');
}
