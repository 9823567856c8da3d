import type { RoutedPattern } from './routed-pattern.ts';

/** What is needed of a subscription to judge its pattern. */
export interface CheckedSubscription {
  readonly name: string;
  readonly pattern: object;
  readonly tables: readonly { readonly name: string; readonly access: readonly string[] }[];
  readonly buckets: readonly {
    readonly name: string;
    readonly access: readonly string[];
    readonly prefix?: string;
  }[];
}

/** Actions that change nothing. */
const reading = /^[a-z0-9]+:(?:Get|BatchGet|Query|Scan|List|Describe|Head|ConditionCheck)/;

/**
 * Gives the patterns of subscriptions. Those that may write one table, or the same keys of one bucket, are one consumer: an event
 * that two of them get changes its data twice.
 *
 * @param textOf text of a subscription's module and its path.
 */
export function subscriptionPatterns(
  subscriptions: readonly CheckedSubscription[],
  textOf: (name: string) => { readonly file: string; readonly text: string },
): readonly RoutedPattern[] {
  return subscriptions.map(({ name, pattern, tables, buckets }) => {
    const { file, text } = textOf(name);
    const line = text.split('\n').findIndex((each) => /^\s*events:/.test(each)) + 1;
    const consumers = [
      ...tables.filter(writes).map((table) => `table "${table.name}"`),
      ...buckets.filter(writes).map((bucket) => `bucket "${bucket.name}", keys "${bucket.prefix ?? ''}"`),
    ];
    return { name, pattern: JSON.stringify(pattern), place: { file, ...(line > 0 && { line }) }, consumers };
  });
}

function writes({ access }: { readonly access: readonly string[] }): boolean {
  return access.some((action) => !reading.test(action));
}
