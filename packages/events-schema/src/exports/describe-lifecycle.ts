import type { ExportEvent } from './export-catalog.ts';

/** One plain sentence about where an event stands; nothing of one that is simply in use. */
export function describeLifecycle({ facts: { lifecycle, deprecation } }: ExportEvent): string | undefined {
  if (lifecycle === 'draft') return 'Draft: consumers can be written for it, nobody may publish it yet.';
  if (deprecation === undefined) return undefined;
  const { since, successor } = deprecation;
  return `Deprecated since ${since}${successor === undefined ? '' : `; use ${successor} instead`}.`;
}

/** Facts of a contract that the formats have no word for, under a key of our own. */
export function contractExtension({ facts }: ExportEvent) {
  const { owner, lifecycle, deprecation, compatibility, classifications } = facts;
  return {
    owner,
    lifecycle,
    ...(deprecation === undefined ? {} : { deprecation: { ...deprecation } }),
    compatibility: { ...compatibility },
    ...(Object.keys(classifications).length === 0 ? {} : { classifications: { ...classifications } }),
  };
}
