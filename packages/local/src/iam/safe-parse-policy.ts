import type { PolicyDocument } from './access-control.ts';

/**
 * Reads the JSON text of a policy document, as actions take it that put a policy on a resource.
 *
 * @returns `undefined` for a text that is none; what its statements say is not looked at.
 */
export function safeParsePolicy(text: string): PolicyDocument | undefined {
  let policy: unknown;
  try {
    policy = JSON.parse(text);
  } catch {
    return undefined;
  }
  return typeof policy === 'object' && policy !== null && 'Statement' in policy
    ? (policy as PolicyDocument)
    : undefined;
}
