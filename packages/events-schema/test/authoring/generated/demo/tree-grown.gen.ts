// Generated from contracts/demo/TreeGrown by `busbar generate`. Do not edit.
import { defineEventFamily, type EventFamilyOf } from '@busbar/events-schema/runtime';
import { treeGrownV1 } from './tree-grown.v1.gen.ts';

/** A tree has grown. Owner: demo. */
export const TreeGrown: EventFamilyOf<'demo.TreeGrown', readonly [typeof treeGrownV1]> = /* @__PURE__ */ defineEventFamily({
  detailType: "demo.TreeGrown",
  description: "A tree has grown.",
  owner: "demo",
  sources: ["busbar.demo"],
  versions: [treeGrownV1],
  upcasters: [],
});
