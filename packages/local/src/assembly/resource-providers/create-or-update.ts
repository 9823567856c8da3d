import { AwsError } from '../../gateway/aws-error.ts';

/**
 * Creates a resource, or brings the one that exists already to the template's state.
 *
 * @param exists code of AWS's refusal for a name that is taken.
 */
export async function createOrUpdate<Result>(
  create: () => Promise<Result>,
  exists: string,
  update: () => Promise<Result>,
): Promise<Result> {
  try {
    return await create();
  } catch (error) {
    if (error instanceof AwsError && error.code === exists) return update();
    throw error;
  }
}
