import type { Invoice } from './invoice.ts';

/** A line that says something else of its order than the first line does. */
export interface Contradiction {
  /** Index into the invoice's lines. */
  readonly lineIndex: number;
  readonly field: 'country' | 'customerId';
  readonly value: string | undefined;
  /** What the first line says. */
  readonly first: string | undefined;
}

/** Finds lines of one invoice that disagree on whose order it is: one event cannot say both. */
export function findContradictions({ lines }: Invoice): readonly Contradiction[] {
  const [firstLine] = lines;
  return lines.flatMap((line, lineIndex) =>
    (['country', 'customerId'] as const)
      .filter((field) => line[field] !== firstLine?.[field])
      .map((field) => ({ lineIndex, field, value: line[field], first: firstLine?.[field] })),
  );
}
