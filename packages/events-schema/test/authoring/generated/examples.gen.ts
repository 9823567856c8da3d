// Generated from the contracts by `busbar generate`. Do not edit.
import { parcelLostV1Example as demoParcelLostV1 } from './demo/parcel-lost.v1.example.gen.ts';
import { parcelShippedV1Example as demoParcelShippedV1 } from './demo/parcel-shipped.v1.example.gen.ts';
import { treeGrownV1Example as demoTreeGrownV1 } from './demo/tree-grown.v1.example.gen.ts';

/** Makes data of every version of every event, for tests: `examples.<domain>.<Event>.v<major>({ seed, overrides })`. */
export const examples = {
  demo: {
    ParcelLost: { v1: demoParcelLostV1 },
    ParcelShipped: { v1: demoParcelShippedV1 },
    TreeGrown: { v1: demoTreeGrownV1 },
  },
} as const;
