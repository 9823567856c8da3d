export { defineExample } from './example/define-example.ts';
export type { ExampleFactory, ExampleOptions, ExamplePlan } from './example/define-example.ts';
