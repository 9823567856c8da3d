import type { InertResource } from '@busbar/local';

/**
 * Says in one line which resources exist in name only, by type.
 *
 * @returns `undefined` when every resource runs.
 */
export function renderInertResources(inert: readonly InertResource[]): string | undefined {
  if (inert.length === 0) return undefined;
  const types = [...Map.groupBy(inert, ({ type }) => type)].map(
    ([type, found]) => `${found.length} × ${type}`,
  );
  return `Inert, in name only: ${types.join(', ')}.`;
}
