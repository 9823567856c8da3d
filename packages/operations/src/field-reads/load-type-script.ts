import type ts from 'typescript-api';

/** The TypeScript compiler's API. */
export type TypeScript = typeof ts;

/**
 * Loads the compiler when it is needed: it takes 0.2 seconds. TypeScript 7 has no JavaScript API yet, so this is the newest 6.
 *
 * @see https://github.com/microsoft/typescript-go
 */
export async function loadTypeScript(): Promise<TypeScript> {
  return (await import('typescript-api')).default;
}
