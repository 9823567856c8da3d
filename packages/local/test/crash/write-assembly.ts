import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Handles each message: an item and an object for the event, or a failure for one with `poison`. */
const handlerSource = `
const call = async (service, path, init) => {
  const scope = \`\${process.env.AWS_ACCESS_KEY_ID}/20250101/us-east-1/\${service}/aws4_request\`;
  const answer = await fetch(process.env.AWS_ENDPOINT_URL + path, {
    ...init,
    headers: {
      ...init.headers,
      authorization: \`AWS4-HMAC-SHA256 Credential=\${scope}, SignedHeaders=host, Signature=none\`,
      'x-amz-date': '20250101T000000Z',
    },
  });
  if (!answer.ok) throw new Error(await answer.text());
};
export const handler = async ({ Records }) => {
  for (const { body } of Records) {
    const { detail } = JSON.parse(body);
    if (detail.poison) throw new Error('poison');
    await call('dynamodb', '/', {
      method: 'POST',
      headers: { 'x-amz-target': 'DynamoDB_20120810.PutItem', 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({ TableName: process.env.TABLE, Item: { pk: { S: detail.key } } }),
    });
    await call('s3', \`/\${process.env.BUCKET}/\${detail.key}\`, { method: 'PUT', body: detail.key });
  }
};
`;

const queuePolicy = (queue: string) => ({
  Type: 'AWS::SQS::QueuePolicy',
  Properties: {
    Queues: [{ Ref: queue }],
    PolicyDocument: {
      Statement: [
        {
          Effect: 'Allow',
          Principal: { Service: 'events.amazonaws.com' },
          Action: 'sqs:SendMessage',
          Resource: arnOf(queue),
        },
      ],
    },
  },
});
const arnOf = (logicalId: string) => ({ 'Fn::GetAtt': [logicalId, 'Arn'] });
const queue = (name: string, deadLetterQueue?: string) => ({
  Type: 'AWS::SQS::Queue',
  Properties: {
    QueueName: name,
    VisibilityTimeout: 2,
    ...(deadLetterQueue === undefined
      ? {}
      : { RedrivePolicy: { deadLetterTargetArn: arnOf(deadLetterQueue), maxReceiveCount: 10 } }),
  },
});

const template = {
  Resources: {
    Bus: { Type: 'AWS::Events::EventBus', Properties: { Name: 'crash' } },
    Archive: {
      Type: 'AWS::Events::Archive',
      Properties: { ArchiveName: 'crash', SourceArn: arnOf('Bus') },
    },
    Pulled: queue('pulled'),
    PulledPolicy: queuePolicy('Pulled'),
    Handled: queue('handled', 'HandledDlq'),
    HandledDlq: queue('handled-dlq'),
    HandledPolicy: queuePolicy('Handled'),
    Rule: {
      Type: 'AWS::Events::Rule',
      Properties: {
        Name: 'all',
        EventBusName: { Ref: 'Bus' },
        EventPattern: { source: ['crash'] },
        Targets: [
          { Id: 'pulled', Arn: arnOf('Pulled') },
          { Id: 'handled', Arn: arnOf('Handled') },
        ],
      },
    },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TableName: 'handled',
        AttributeDefinitions: [{ AttributeName: 'pk', AttributeType: 'S' }],
        KeySchema: [{ AttributeName: 'pk', KeyType: 'HASH' }],
        BillingMode: 'PAY_PER_REQUEST',
        TimeToLiveSpecification: { AttributeName: 'expiration', Enabled: true },
      },
    },
    Bucket: { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'handled' } },
    Role: {
      Type: 'AWS::IAM::Role',
      Properties: {
        RoleName: 'handler',
        Policies: [
          {
            PolicyName: 'handler',
            PolicyDocument: {
              Statement: [
                {
                  Effect: 'Allow',
                  Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueAttributes'],
                  Resource: arnOf('Handled'),
                },
                { Effect: 'Allow', Action: 'dynamodb:PutItem', Resource: arnOf('Table') },
                { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::handled/*' },
              ],
            },
          },
        ],
      },
    },
    Handler: {
      Type: 'AWS::Lambda::Function',
      Properties: {
        FunctionName: 'handler',
        Code: { S3Key: 'handler.zip' },
        Handler: 'index.handler',
        Runtime: 'nodejs24.x',
        Timeout: 2,
        Role: arnOf('Role'),
        Environment: { Variables: { TABLE: { Ref: 'Table' }, BUCKET: { Ref: 'Bucket' } } },
      },
    },
    Mapping: {
      Type: 'AWS::Lambda::EventSourceMapping',
      Properties: { EventSourceArn: arnOf('Handled'), FunctionName: { Ref: 'Handler' }, BatchSize: 5 },
    },
  },
  Outputs: { TableName: { Value: { Ref: 'Table' } } },
};

export type TemplateResources = Record<string, { Properties: Record<string, unknown> }>;

/**
 * Writes an assembly as `cdk synth` would: a bus with an archive and a rule to two queues, `pulled` for whoever
 * takes messages from it, and `handled` for a function that writes an item and an object for each event.
 *
 * @param change of the template, for a second deployment.
 */
export function writeAssembly(
  directory: string,
  change: (resources: TemplateResources) => void = () => {},
): void {
  const write = (file: string, content: unknown) =>
    writeFileSync(join(directory, file), JSON.stringify(content));
  const written = structuredClone(template);
  change(written.Resources as TemplateResources);
  mkdirSync(join(directory, 'asset'), { recursive: true });
  writeFileSync(join(directory, 'asset', 'index.mjs'), handlerSource);
  write('manifest.json', {
    artifacts: {
      crash: {
        type: 'aws:cloudformation:stack',
        dependencies: ['assets'],
        properties: { templateFile: 'crash.json' },
      },
      assets: { type: 'cdk:asset-manifest', properties: { file: 'assets.json' } },
    },
  });
  write('assets.json', { files: { handler: { source: { path: 'asset' } } } });
  write('crash.json', written);
}
