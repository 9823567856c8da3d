// Generated from contracts/demo/ParcelLost/v1.schema.json by `busbar generate`. Do not edit.
import { defineEvent, type EventDefinition } from '@busbar/events-schema/runtime';
import { validate } from './parcel-lost.v1.validator.gen.ts';

/**
 * A parcel has been given up.
 *
 * @deprecated Since 2026-09-01. Use `demo.TreeGrown`.
 */
export interface ParcelLostV1 {
  /**
   * @minLength 1
   */
  parcelId: string;
  /**
   * No text of a pattern and a format at once can be drawn.
   *
   * @format uuid
   * @pattern ^[0-9a-f-]*$
   */
  token: string;
}

/**
 * `demo.ParcelLost`, version 1.
 *
 * @deprecated Since 2026-09-01. Use `demo.TreeGrown`.
 */
export const parcelLostV1: EventDefinition<'demo.ParcelLost', 1, ParcelLostV1> = /* @__PURE__ */ defineEvent<'demo.ParcelLost', 1, ParcelLostV1>({
  detailType: "demo.ParcelLost",
  major: 1,
  minor: 0,
  sources: ["busbar.demo"],
  lifecycle: "deprecated",
  deprecation: {"since":"2026-09-01","successor":"demo.TreeGrown"},
  fields: [{"fields":{"parcelId":-1,"token":-1}}],
  validate,
});
