// Generated from the contracts by `busbar generate`. Do not edit.
export { catalog } from './catalog.gen.ts';
export * as orders from './orders/index.gen.ts';
