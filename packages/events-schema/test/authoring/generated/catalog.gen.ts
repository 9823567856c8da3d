// Generated from the contracts by `busbar generate`. Do not edit.
import type { EventFamily } from '@busbar/events-schema/runtime';
import { ParcelLost as demoParcelLost } from './demo/parcel-lost.gen.ts';
import { ParcelShipped as demoParcelShipped } from './demo/parcel-shipped.gen.ts';
import { TreeGrown as demoTreeGrown } from './demo/tree-grown.gen.ts';

/** Every event by its detail-type. */
export const catalog: Readonly<Record<string, EventFamily>> = /* @__PURE__ */ Object.freeze(
  /* @__PURE__ */ Object.assign(/* @__PURE__ */ Object.create(null), {
    "demo.ParcelLost": demoParcelLost,
    "demo.ParcelShipped": demoParcelShipped,
    "demo.TreeGrown": demoTreeGrown,
  }),
);
