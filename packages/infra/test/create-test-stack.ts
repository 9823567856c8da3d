import { App, Stack } from 'aws-cdk-lib';
import { createTemporaryDirectory } from './create-temporary-directory.ts';

/** Creates an empty stack whose templates are not validated, which would take a second for each test file. */
export function createTestStack(): Stack {
  return new Stack(
    new App({ builtinCloudFormationValidation: false, outdir: createTemporaryDirectory() }),
    'Stack',
  );
}
