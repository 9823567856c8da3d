import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Subscription } from '@busbar/consumers';
import type { Input } from './input.ts';
import { toPlace } from './to-place.ts';

/** Loads the list `subscriptions` that the folder of the consumers exports from `subscriptions.ts`. */
export async function loadSubscriptions(consumersDir: string): Promise<Input<readonly Subscription[]>> {
  const file = resolve(consumersDir, 'subscriptions.ts');
  if (!existsSync(file)) {
    return {
      missing: `no subscriptions.ts in "${consumersDir}": name the folder of the consumers by \`--consumers\``,
    };
  }
  let loaded: { readonly subscriptions?: unknown };
  try {
    loaded = (await import(pathToFileURL(file).href)) as typeof loaded;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return {
      missing: `Failed to load "${toPlace(file)}": ${reason}. Correct the subscriptions.`,
      isBroken: true,
    };
  }
  return Array.isArray(loaded.subscriptions)
    ? { value: loaded.subscriptions as readonly Subscription[] }
    : { missing: `"${file}" exports no list "subscriptions"` };
}
