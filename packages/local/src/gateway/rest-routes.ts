import type { ServiceAction } from './service-action.ts';

/** A REST action with the labels that its path gave. */
export interface RestMatch {
  readonly action: ServiceAction;
  readonly labels: Readonly<Record<string, string>>;
}

interface RestRoute {
  readonly action: ServiceAction;
  readonly method: string;
  readonly pattern: RegExp;
  readonly labels: readonly string[];
  /** Literal characters: of two routes that match, the one with more wins. */
  readonly weight: number;
}

/** Finds the REST action of a service by method and path. @param path as it came, percent-encoded, no query. */
export type FindRestAction = (
  service: string | undefined,
  method: string,
  path: string,
) => RestMatch | undefined;

/** Builds the look-up over every action that has a REST binding. */
export function createRestRoutes(actions: readonly ServiceAction[]): FindRestAction {
  const routes = actions.flatMap(toRoute).sort((a, b) => b.weight - a.weight);
  return (service, method, path) => {
    const normal = path.length > 1 && path.endsWith('/') ? path.slice(0, -1) : path;
    for (const { action, method: expected, pattern, labels } of routes) {
      if (expected !== method || (service !== undefined && action.service !== service)) continue;
      const match = pattern.exec(normal);
      if (match === null) continue;
      return {
        action,
        labels: Object.fromEntries(labels.map((label, index) => [label, decodeLabel(match[index + 1]!)])),
      };
    }
    return undefined;
  };
}

function toRoute(action: ServiceAction): RestRoute[] {
  if (action.rest === undefined) return [];
  const { method, path } = action.rest;
  const labels: string[] = [];
  let weight = 0;
  const source = path
    .replace(/\/$/, '')
    .split('/')
    .map((segment) => {
      const label = /^\{(\w+)(\+?)\}$/.exec(segment);
      if (label === null) {
        weight += segment.length + 1;
        return segment.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
      }
      labels.push(label[1]!);
      return label[2] === '+' ? '(.+)' : '([^/]+)';
    })
    .join('/');
  return [{ action, method, pattern: new RegExp(`^${source}$`), labels, weight }];
}

function decodeLabel(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
