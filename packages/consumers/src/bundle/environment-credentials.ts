import { readEnvironment } from '../consume/read-environment.ts';

/** The part of the SDK's credentials that a function has. */
export interface EnvironmentCredentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken?: string;
}

/**
 * Takes the place of the SDK's default credential chain in the bundles: Lambda hands the role's credentials to a function
 * in its environment, and the chain's other sources (profiles, SSO, web identity, instance metadata) are a quarter of the bundle
 * and 20 of 53 ms of its loading.
 *
 * @returns a provider that throws MissingEnvironmentVariableError where there are no such variables.
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html#configuration-envvars-runtime
 */
export const defaultProvider = () => async (): Promise<EnvironmentCredentials> => {
  const variables = readEnvironment(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'], process.env);
  const { AWS_SESSION_TOKEN: sessionToken } = process.env;
  return {
    accessKeyId: variables.AWS_ACCESS_KEY_ID,
    secretAccessKey: variables.AWS_SECRET_ACCESS_KEY,
    ...(sessionToken !== undefined && { sessionToken }),
  };
};
