// Generated from contracts/demo/TreeGrown/v1.schema.json by `busbar generate`. Do not edit.
import { defineEvent, type EventDefinition } from '@busbar/events-schema/runtime';
import { validate } from './tree-grown.v1.validator.gen.ts';

/**
 * @uniqueItems true
 *
 * @minItems 2
 */
export type Tags = ('a' | 'b' | 'c')[];

export interface TreeGrownV1 {
  root: Node;
  tags?: Tags;
}
export interface Node {
  /**
   * @minimum 0
   * @exclusiveMaximum 1
   */
  value: number;
  next?: Node | null;
  /**
   * @maxItems 3
   */
  children?: Node[];
}

/** `demo.TreeGrown`, version 1. */
export const treeGrownV1: EventDefinition<'demo.TreeGrown', 1, TreeGrownV1> = /* @__PURE__ */ defineEvent<'demo.TreeGrown', 1, TreeGrownV1>({
  detailType: "demo.TreeGrown",
  major: 1,
  minor: 0,
  sources: ["busbar.demo"],
  fields: [{"fields":{"root":1,"tags":3}},{"fields":{"value":-1,"next":1,"children":2}},{"items":1},{"items":-1}],
  validate,
});
