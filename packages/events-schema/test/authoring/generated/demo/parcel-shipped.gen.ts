// Generated from contracts/demo/ParcelShipped by `busbar generate`. Do not edit.
import { defineEventFamily, type EventFamilyOf } from '@busbar/events-schema/runtime';
import { parcelShippedV1 } from './parcel-shipped.v1.gen.ts';

/** A parcel has been handed to its carrier. Owner: demo. */
export const ParcelShipped: EventFamilyOf<'demo.ParcelShipped', readonly [typeof parcelShippedV1]> = /* @__PURE__ */ defineEventFamily({
  detailType: "demo.ParcelShipped",
  description: "A parcel has been handed to its carrier.",
  owner: "demo",
  sources: ["busbar.demo"],
  versions: [parcelShippedV1],
  upcasters: [],
});
