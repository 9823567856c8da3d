import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateQueueCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBusbar, startBusbar } from './run-busbar.ts';

let dataDir: string;
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'busbar-data-'));
});
afterEach(() => rmSync(dataDir, { recursive: true }));

const connect = (firstLine: string) =>
  new SQSClient({
    endpoint: (JSON.parse(firstLine) as { endpoint: string }).endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
  });

describe('busbar local', { timeout: 60_000 }, () => {
  it('prints its endpoint as one line of JSON, serves an empty account and ends with 0 on SIGTERM', async () => {
    const busbar = await startBusbar('local', '--port', '0', '--json', '--account', '123456789012');
    const { QueueUrl } = await connect(busbar.firstLine).send(
      new CreateQueueCommand({ QueueName: 'orders' }),
    );
    expect(QueueUrl).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/123456789012\/orders$/);
    expect(await busbar.stop('SIGTERM')).toBe(0);
  });

  it('finds a message again after it was killed', async () => {
    const args = ['local', '--port', '0', '--json', '--data-dir', dataDir];
    const first = await startBusbar(...args);
    const before = connect(first.firstLine);
    const { QueueUrl } = await before.send(new CreateQueueCommand({ QueueName: 'orders' }));
    await before.send(new SendMessageCommand({ QueueUrl, MessageBody: 'kept' }));
    await first.stop('SIGKILL');

    const second = await startBusbar(...args);
    const after = connect(second.firstLine);
    const found = await after.send(new GetQueueUrlCommand({ QueueName: 'orders' }));
    const { Messages } = await after.send(new ReceiveMessageCommand({ QueueUrl: found.QueueUrl }));
    await second.stop('SIGTERM');
    expect(Messages?.map(({ Body }) => Body)).toEqual(['kept']);
  });

  it('runs the assembly again on the state that it left', async () => {
    const args = [
      'local',
      '--port',
      '0',
      '--json',
      '--assembly',
      'packages/infra/cdk.out',
      '--data-dir',
      dataDir,
    ];
    const first = await startBusbar(...args);
    expect(await first.stop('SIGTERM')).toBe(0);
    const second = await startBusbar(...args);
    expect(await second.stop('SIGTERM')).toBe(0);
  });

  it.each([
    ['an account id of 3 digits', ['--account', '123'], 3, 'accountId "123" must be 12 digits'],
    ['an IAM mode that there is not', ['--iam', 'maybe'], 2, 'Allowed choices are enforce, report, off.'],
    ['a port beyond 65535', ['--port', '70000'], 2, 'It must be an integer from 0 to 65535.'],
  ])('says clearly that it was given %s', async (_case, args, exitCode, words) => {
    const finished = await runBusbar('local', ...args);
    expect(finished.exitCode).toBe(exitCode);
    expect(finished.stderr).toContain(words);
  });

  it('says which port is in use', async () => {
    const busbar = await startBusbar('local', '--port', '0', '--json');
    const port = new URL((JSON.parse(busbar.firstLine) as { endpoint: string }).endpoint).port;
    const finished = await runBusbar('local', '--port', port);
    await busbar.stop('SIGTERM');
    expect(finished.exitCode).toBe(3);
    expect(finished.stderr).toContain(
      `Failed to listen on port "${port}": another process on 127.0.0.1 has it.`,
    );
  });
});
