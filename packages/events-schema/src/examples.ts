export { examples } from './generated/examples.gen.ts';
export type { ExampleFactory, ExampleOptions } from './example/define-example.ts';
