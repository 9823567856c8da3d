// Generated from contracts/demo/ParcelLost by `busbar generate`. Do not edit.
import { defineEventFamily, type EventFamilyOf } from '@busbar/events-schema/runtime';
import { parcelLostV1 } from './parcel-lost.v1.gen.ts';

/**
 * A parcel has been given up. Owner: demo.
 *
 * @deprecated Since 2026-09-01. Use `demo.TreeGrown`.
 */
export const ParcelLost: EventFamilyOf<'demo.ParcelLost', readonly [typeof parcelLostV1]> = /* @__PURE__ */ defineEventFamily({
  detailType: "demo.ParcelLost",
  description: "A parcel has been given up.",
  owner: "demo",
  sources: ["busbar.demo"],
  versions: [parcelLostV1],
  upcasters: [],
});
