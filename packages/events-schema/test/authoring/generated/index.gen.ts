// Generated from the contracts by `busbar generate`. Do not edit.
export { catalog } from './catalog.gen.ts';
export * as demo from './demo/index.gen.ts';
