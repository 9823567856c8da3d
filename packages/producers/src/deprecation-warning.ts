import { type EventDeprecation, toDefinition } from '@busbar/events-schema';
import type { PublishableEvent } from './publishable-event.ts';

/** An event was published whose contract is deprecated: it went out as any other, and had better not for long. */
export interface DeprecatedEventWarning {
  readonly code: 'DEPRECATED_EVENT';
  readonly message: string;
  readonly detailType: string;
  /** Day of the deprecation: `2026-09-01`. */
  readonly since: string;
  /** Detail-type of the event that takes its place; absent when none does. */
  readonly successor?: string;
}

/**
 * Makes what is told of each event that is published: it warns of a deprecated one, once per detail-type.
 *
 * @param onWarning what is warned.
 */
export function createDeprecationCheck(
  onWarning: (warning: DeprecatedEventWarning) => void,
): (event: PublishableEvent) => void {
  const told = new Set<string>();
  return (event) => {
    const { detailType, deprecation } = toDefinition(event);
    if (deprecation === undefined || told.has(detailType)) return;
    told.add(detailType);
    onWarning({
      code: 'DEPRECATED_EVENT',
      message: describe(detailType, deprecation),
      detailType,
      ...deprecation,
    });
  };
}

function describe(detailType: string, { since, successor }: EventDeprecation): string {
  const next =
    successor === undefined ? 'Ask its owner what takes its place' : `Publish "${successor}" instead`;
  return `Publishing event "${detailType}", which is deprecated since ${since}. ${next}.`;
}
