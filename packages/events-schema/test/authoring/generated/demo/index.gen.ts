// Generated from contracts/demo by `busbar generate`. Do not edit.
export { ParcelLost } from './parcel-lost.gen.ts';
export type { ParcelLostV1 } from './parcel-lost.v1.gen.ts';
export { ParcelShipped } from './parcel-shipped.gen.ts';
export type { ParcelShippedV1 } from './parcel-shipped.v1.gen.ts';
export { TreeGrown } from './tree-grown.gen.ts';
export type { TreeGrownV1 } from './tree-grown.v1.gen.ts';
