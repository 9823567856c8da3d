// Generated from contracts/demo/ParcelLost/v1.schema.json by `busbar generate`. Do not edit.
import { defineExample, type ExampleFactory } from '@busbar/events-schema/example-runtime';
import { parcelLostV1, type ParcelLostV1 } from './parcel-lost.v1.gen.ts';

/** Makes data of `demo.ParcelLost`, version 1, for tests. */
export const parcelLostV1Example: ExampleFactory<ParcelLostV1> = /* @__PURE__ */ defineExample(parcelLostV1, {"stored":[{"parcelId":"AB123456","token":"00000000-0000-4000-8000-000000000001"},{"parcelId":"AB123457","token":"00000000-0000-4000-8000-000000000002"}]});
