import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** A command as a client was given it: `SendMessageBatch` and its input. */
export interface SentCommand<Input> {
  readonly name: string;
  readonly input: Input;
}

/** Answers a command, as AWS would, from a script. */
// biome-ignore lint/suspicious/noExplicitAny: each script knows the inputs of the commands that it answers
export type Script = (command: SentCommand<any>) => unknown;

const connection = {
  region: 'us-east-1',
  endpoint: 'http://127.0.0.1:1',
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
};

function script<Client extends object>(client: Client, answer: Script): Client {
  const send = async (command: {
    readonly constructor: { readonly name: string };
    readonly input: unknown;
  }) => answer({ name: command.constructor.name.replace(/Command$/, ''), input: command.input });
  return Object.assign(client, { send });
}

/** Clients that call nothing but their script; real ones, because the SDK's paginators insist. */
export const scriptedClients = {
  sqs: (answer: Script) => script(new SQSClient(connection), answer),
  s3: (answer: Script) => script(new S3Client(connection), answer),
  eventBridge: (answer: Script) => script(new EventBridgeClient(connection), answer),
  dynamoDb: (answer: Script) => script(DynamoDBDocumentClient.from(new DynamoDBClient(connection)), answer),
};

/** Answers from a list, one answer a command, and notes every input. An `Error` is thrown. */
export function scriptAnswers<Input>(answers: readonly unknown[]): {
  readonly answer: Script;
  readonly inputs: Input[];
} {
  const inputs: Input[] = [];
  return {
    inputs,
    answer: ({ name, input }) => {
      const answer = answers[inputs.length];
      inputs.push(input as Input);
      if (answer === undefined) throw new Error(`call ${inputs.length} (${name}) is not in the script`);
      if (answer instanceof Error) throw answer;
      return answer;
    },
  };
}
