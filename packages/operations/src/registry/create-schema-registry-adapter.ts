import {
  ConflictException,
  CreateRegistryCommand,
  CreateSchemaCommand,
  DescribeSchemaCommand,
  ForbiddenException,
  NotFoundException,
  paginateListSchemas,
  type SchemasClient,
  SchemasServiceException,
  TagResourceCommand,
  UpdateSchemaCommand,
} from '@aws-sdk/client-schemas';
import type { SchemaDialect } from '@busbar/events-schema/registry';
import { RegistryCallError } from './registry-call-error.ts';
import { RegistryNotFoundError } from './registry-not-found-error.ts';
import { RegistryThrottledError } from './registry-throttled-error.ts';
import type { SchemaRegistryPort } from './schema-registry-port.ts';

/** Options of {@link createSchemaRegistryAdapter}. */
export interface SchemaRegistryAdapterOptions {
  /**
   * Retries what is throttled, as it is set up to. The Schemas API allows few calls a second, so give it more attempts than
   * the SDK's three: `new SchemasClient({ maxAttempts: 10, retryMode: 'adaptive' })`.
   */
  readonly client: SchemasClient;
}

/**
 * Reaches EventBridge's schema registries through the AWS SDK.
 *
 * @example
 * ```ts
 * const registry = createSchemaRegistryAdapter({ client: new SchemasClient({ maxAttempts: 10 }) });
 * (await registry.listSchemas('busbar-dev')).map(({ name }) => name);
 * //=> ['busbar.shop@orders.OrderPlaced-v2']
 * ```
 *
 * @see https://docs.aws.amazon.com/eventbridge/latest/schema-reference/what-is-eventbridge-schemas.html
 */
export function createSchemaRegistryAdapter({ client }: SchemaRegistryAdapterOptions): SchemaRegistryPort {
  return {
    listSchemas: (RegistryName) =>
      called('ListSchemas', RegistryName, async () => {
        const schemas = [];
        for await (const page of paginateListSchemas({ client, pageSize: 100 }, { RegistryName })) {
          for (const { SchemaName = '', Tags: tags = {} } of page.Schemas ?? [])
            schemas.push({ name: SchemaName, tags });
        }
        return schemas;
      }),

    async describeSchema(RegistryName, SchemaName) {
      try {
        const found = await called('DescribeSchema', RegistryName, () =>
          client.send(new DescribeSchemaCommand({ RegistryName, SchemaName })),
        );
        return {
          name: SchemaName,
          arn: found.SchemaArn ?? '',
          dialect: found.Type as SchemaDialect,
          content: found.Content ?? '',
          schemaVersion: found.SchemaVersion ?? '',
          tags: found.Tags ?? {},
        };
      } catch (error) {
        if (error instanceof RegistryNotFoundError) return undefined;
        throw error;
      }
    },

    async createSchema(RegistryName, { name, dialect, content, description, tags }) {
      await called('CreateSchema', RegistryName, () =>
        client.send(
          new CreateSchemaCommand({
            RegistryName,
            SchemaName: name,
            Type: dialect,
            Content: content,
            Description: description,
            Tags: { ...tags },
          }),
        ),
      );
    },

    async updateSchema(RegistryName, { name, dialect, content, description }) {
      await called('UpdateSchema', RegistryName, () =>
        client.send(
          new UpdateSchemaCommand({
            RegistryName,
            SchemaName: name,
            Type: dialect,
            Content: content,
            Description: description,
          }),
        ),
      );
    },

    async tagSchema(registryName, ResourceArn, tags) {
      await called('TagResource', registryName, () =>
        client.send(new TagResourceCommand({ ResourceArn, Tags: { ...tags } })),
      );
    },

    async createRegistry(RegistryName) {
      await called('CreateRegistry', RegistryName, async () => {
        try {
          await client.send(new CreateRegistryCommand({ RegistryName }));
        } catch (error) {
          if (!(error instanceof ConflictException)) throw error;
        }
      });
    },
  };
}

/** Who calls is not known, or no more: no permission would help. */
const unidentified = new Set([
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InvalidClientTokenId',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SignatureDoesNotMatch',
  'UnrecognizedClientException',
]);

async function called<Result>(
  action: string,
  registry: string,
  call: () => Promise<Result>,
): Promise<Result> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof NotFoundException) throw new RegistryNotFoundError(registry, error);
    // The SDK adds lines for who debugs it to answers that it cannot read.
    const [firstLine = ''] = (error instanceof Error ? error.message : String(error)).split('\n');
    const message = firstLine.replace(/\.$/, '');
    const fail = (reason: string, nextStep: string, retry: 'never' | 'later' | 'operator') =>
      new RegistryCallError({ registry, action, reason, nextStep, retry, cause: error });
    if (!(error instanceof SchemasServiceException)) {
      throw fail(
        `no answer came (${message})`,
        'Check region, credentials and network (AWS_REGION, AWS_PROFILE, AWS_ENDPOINT_URL), then run it again',
        'operator',
      );
    }
    const { name, $metadata } = error;
    const status = $metadata.httpStatusCode ?? 0;
    if (status === 429 || name === 'TooManyRequestsException' || name === 'ThrottlingException')
      throw new RegistryThrottledError(registry, action, $metadata.attempts ?? 1, error);
    if (unidentified.has(name))
      throw fail(
        `${name}: ${message}`,
        'Check credentials, region and clock (AWS_PROFILE, AWS_REGION), then run it again',
        'operator',
      );
    if (error instanceof ForbiddenException || name === 'AccessDeniedException' || status === 403)
      throw fail(`${name}: ${message}`, `Allow schemas:${action} to who runs this`, 'operator');
    if (error instanceof ConflictException)
      throw fail(`${name}: ${message}`, 'Run it again, which reads what is there first', 'later');
    if (status >= 500) throw fail(`${name}: ${message}`, 'Run it again in a minute', 'later');
    throw fail(`${name}: ${message}`, 'Correct what is named', 'never');
  }
}
