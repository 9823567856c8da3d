import {
  type CompatibilityProfile,
  type CompatibilityVerdict,
  checkCompatibility,
} from '../../src/compatibility/check-compatibility.ts';
import type { CompatibilityDirection } from '../../src/compatibility/finding-code.ts';
import type { Json } from '../../src/generate/json-pointer.ts';
import { readEditCase } from './edit-case.ts';

/** The twelve edits that other checkers were asked about, as names of case files. */
export const peerEditNames = [
  'required-added',
  'required-removed',
  'type-changed',
  'enum-narrowed',
  'enum-widened',
  'minimum-raised',
  'item-type-changed',
  'change-behind-ref',
  'pattern-added',
  'model-closed',
  'optional-removed',
  'nullable-added',
] as const;

/** What is said of one edit in one direction of one profile. */
export interface PeerEditVerdict {
  readonly profile: CompatibilityProfile;
  readonly direction: CompatibilityDirection;
  readonly verdict: CompatibilityVerdict;
  readonly code?: string;
  readonly witness?: Json;
}

/** Compares both sides of an edit in both directions, by both profiles. */
export function comparePeerEdit(name: string): readonly PeerEditVerdict[] {
  const { before, after } = readEditCase(name);
  return (['event', 'strict'] as const).flatMap((profile) =>
    (['backward', 'forward'] as const).map((direction): PeerEditVerdict => {
      const { verdict, findings } = checkCompatibility({
        mode: direction === 'backward' ? 'BACKWARD' : 'FORWARD',
        profile,
        versions: [{ version: '1.0', schema: before }],
        candidate: { version: '1.1', schema: after },
      });
      const [first] = findings;
      return first?.witness === undefined
        ? { profile, direction, verdict }
        : { profile, direction, verdict, code: first.code, witness: first.witness };
    }),
  );
}
