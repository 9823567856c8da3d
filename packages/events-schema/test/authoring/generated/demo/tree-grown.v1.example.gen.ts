// Generated from contracts/demo/TreeGrown/v1.schema.json by `busbar generate`. Do not edit.
import { defineExample, type ExampleFactory } from '@busbar/events-schema/example-runtime';
import { treeGrownV1, type TreeGrownV1 } from './tree-grown.v1.gen.ts';

/** Makes data of `demo.TreeGrown`, version 1, for tests. */
export const treeGrownV1Example: ExampleFactory<TreeGrownV1> = /* @__PURE__ */ defineExample(treeGrownV1, {"schema":{"type":"object","required":["root"],"properties":{"root":{"$ref":"#/$defs/node"},"tags":{"$ref":"#/$defs/tags"}},"$defs":{"tags":{"type":"array","uniqueItems":true,"minItems":2,"items":{"type":"string","enum":["a","b","c"]}},"node":{"type":"object","required":["value"],"properties":{"value":{"type":"number","minimum":0,"exclusiveMaximum":1},"next":{"anyOf":[{"$ref":"#/$defs/node"},{"type":"null"}]},"children":{"type":"array","items":{"$ref":"#/$defs/node"},"maxItems":3}},"dependentRequired":{"next":["children"]}}}}});
