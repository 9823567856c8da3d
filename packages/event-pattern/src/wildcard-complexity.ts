import type { ValueTest } from './value-test.ts';

export function refuseComplexWildcards(_tests: readonly ValueTest[], _pattern: string): void {}
