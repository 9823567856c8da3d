import { createSystemClock, createVirtualClock } from '@busbar/core';
import { afterEach, describe, expect, it } from 'vitest';
import {
  createFunctionCloud,
  type FunctionCloud,
  type FunctionCloudOptions,
} from '../../test/function-cloud.ts';

const open: FunctionCloud[] = [];
const start = (options?: FunctionCloudOptions) => {
  const cloud = createFunctionCloud(options);
  open.push(cloud);
  return cloud;
};
afterEach(async () => {
  await Promise.all(open.splice(0).map((cloud) => cloud.stop()));
});

describe('an invocation', () => {
  it('gives the handler its event and a complete context', async () => {
    const cloud = start();
    cloud.define(
      'echo',
      `export const handler = async (event, context) => ({
        event,
        context: { ...context, awsRequestId: typeof context.awsRequestId, logStreamName: context.logStreamName.slice(0, 19) },
        remaining: context.getRemainingTimeInMillis(),
      });`,
      { timeoutSeconds: 7, memoryMegabytes: 256 },
    );

    const result = await cloud.invoke('echo', { orderId: 'o-1' });

    expect(result).toEqual({
      outcome: 'success',
      answer: {
        event: { orderId: 'o-1' },
        context: {
          callbackWaitsForEmptyEventLoop: true,
          functionVersion: '$LATEST',
          functionName: 'echo',
          memoryLimitInMB: '256',
          logGroupName: '/aws/lambda/echo',
          logStreamName: '2025/01/01/[$LATEST',
          invokedFunctionArn: 'arn:aws:lambda:us-east-1:000000000000:function:echo',
          awsRequestId: 'string',
        },
        remaining: 7_000,
      },
    });
  });

  it('runs under the variables that Lambda sets and those of the function, and no others of the machine', async () => {
    const cloud = start({ endpoint: () => 'http://127.0.0.1:4566' });
    cloud.define('environment', 'export const handler = async () => process.env;', {
      environment: { READ_MODEL_TABLE: 'orders' },
    });

    const { answer } = await cloud.invoke('environment');
    const { PATH, LAMBDA_TASK_ROOT, AWS_LAMBDA_LOG_STREAM_NAME, ...variables } = answer as Record<
      string,
      string
    >;

    expect(variables).toEqual({
      LANG: 'en_US.UTF-8',
      TZ: ':UTC',
      READ_MODEL_TABLE: 'orders',
      _HANDLER: 'index.handler',
      AWS_ACCESS_KEY_ID: cloud.access.credentialsFor(
        'arn:aws:iam::000000000000:role/function-role',
        'environment',
      ).accessKeyId,
      AWS_SECRET_ACCESS_KEY: expect.any(String),
      AWS_SESSION_TOKEN: expect.any(String),
      AWS_CONFIG_FILE: '/dev/null',
      AWS_SHARED_CREDENTIALS_FILE: '/dev/null',
      AWS_DEFAULT_REGION: 'us-east-1',
      AWS_REGION: 'us-east-1',
      AWS_EC2_METADATA_DISABLED: 'true',
      AWS_ENDPOINT_URL: 'http://127.0.0.1:4566',
      AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs24.x',
      AWS_LAMBDA_FUNCTION_MEMORY_SIZE: '128',
      AWS_LAMBDA_FUNCTION_NAME: 'environment',
      AWS_LAMBDA_FUNCTION_VERSION: '$LATEST',
      AWS_LAMBDA_INITIALIZATION_TYPE: 'on-demand',
      AWS_LAMBDA_LOG_GROUP_NAME: '/aws/lambda/environment',
      LAMBDA_RUNTIME_DIR: '/var/runtime',
    });
  });

  it('answers null when the handler returns nothing', async () => {
    const cloud = start();
    cloud.define('silent', 'export const handler = async () => {};');

    expect(await cloud.invoke('silent')).toEqual({ outcome: 'success', answer: null });
  });

  it('finds a warm environment as the one before left it', async () => {
    const cloud = start();
    cloud.define('counter', 'let count = 0; export const handler = async () => ++count;');

    const answers = [
      await cloud.invoke('counter'),
      await cloud.invoke('counter'),
      await cloud.invoke('counter'),
    ];

    expect(answers.map(({ answer }) => answer)).toEqual([1, 2, 3]);
  });

  it('runs beside another one up to the number of environments, and waits beyond it', async () => {
    const cloud = start({ environmentsPerFunction: 2 });
    cloud.define(
      'slow',
      'let count = 0; export const handler = async () => { await new Promise((r) => setTimeout(r, 20)); return ++count; };',
    );

    const answers = await Promise.all([cloud.invoke('slow'), cloud.invoke('slow'), cloud.invoke('slow')]);

    expect(answers.map(({ answer }) => answer).sort()).toEqual([1, 1, 2]);
  });

  it('takes the new code after an update', async () => {
    const cloud = start();
    cloud.define('versioned', 'export const handler = async () => 1;');
    const { codeDirectory } = cloud.define('other', 'export const handler = async () => 2;');
    const before = await cloud.invoke('versioned');

    cloud.functions.update('versioned', { sourceDirectory: codeDirectory });

    expect([before.answer, (await cloud.invoke('versioned')).answer]).toEqual([1, 2]);
  });

  it('is throttled when no concurrency is reserved for the function', async () => {
    const cloud = start();
    cloud.define('off', 'export const handler = async () => 1;', { reservedConcurrency: 0 });

    await expect(cloud.invoke('off')).rejects.toMatchObject({
      code: 'TooManyRequestsException',
      message: 'Rate Exceeded.',
      statusCode: 429,
    });
  });

  it('by an ARN of another region or account is refused, though the name is one of here', async () => {
    const cloud = start();
    cloud.define('worker', 'export const handler = async () => 1;');
    const invoke = (region: string, account: string) =>
      cloud.functions
        .invoke(`arn:aws:lambda:${region}:${account}:function:worker`, '{}')
        .then(({ outcome }) => outcome)
        .catch((error: { code: string; message: string }) => `${error.code}: ${error.message}`);

    expect([
      await invoke('us-east-1', '000000000000'),
      await invoke('eu-west-1', '000000000000'),
      await invoke('us-east-1', '111111111111'),
    ]).toEqual([
      'success',
      'ResourceNotFoundException: Function not found: arn:aws:lambda:eu-west-1:000000000000:function:worker',
      'ResourceNotFoundException: Function not found: arn:aws:lambda:us-east-1:111111111111:function:worker',
    ]);
  });

  it('of an unknown function is refused', async () => {
    await expect(start().invoke('nobody')).rejects.toMatchObject({
      code: 'ResourceNotFoundException',
      message: 'Function not found: arn:aws:lambda:us-east-1:000000000000:function:nobody',
      statusCode: 404,
    });
  });
});

describe('a bundle', () => {
  it.each([
    ['CommonJS without a package.json', { 'index.js': 'exports.handler = async () => "cjs";' }, 'cjs'],
    [
      'CommonJS that sets its exports late',
      { 'index.cjs': 'module["exp" + "orts"] = { handler: async () => "late" };' },
      'late',
    ],
    [
      'ESM by its own package.json',
      { 'package.json': '{"type":"module"}', 'index.js': 'export const handler = async () => "esm";' },
      'esm',
    ],
  ])('loads as %s', async (_, files, answer) => {
    const cloud = start();
    cloud.define('bundle', files as Record<string, string>);

    expect(await cloud.invoke('bundle')).toEqual({ outcome: 'success', answer });
  });

  it('loads from a folder below the root, by a nested export', async () => {
    const cloud = start();
    cloud.define(
      'nested',
      { 'src/app.mjs': 'export const api = { get: async () => "nested" };' },
      {
        handler: 'src/app.api.get',
      },
    );

    expect(await cloud.invoke('nested')).toEqual({ outcome: 'success', answer: 'nested' });
  });

  it('that takes its time to load is invoked once it has loaded', async () => {
    const cloud = start();
    cloud.define(
      'slow-import',
      'await new Promise((resolve) => setTimeout(resolve, 50)); export const handler = async () => "loaded";',
    );

    expect(await cloud.invoke('slow-import')).toEqual({ outcome: 'success', answer: 'loaded' });
  });

  it('that throws at import fails each invocation with its error, and is loaded anew each time', async () => {
    const cloud = start();
    cloud.define('broken', 'throw new TypeError("no configuration"); export const handler = 1;');

    const results = [await cloud.invoke('broken'), await cloud.invoke('broken')];

    expect(results).toEqual(
      Array.from({ length: 2 }, () => ({
        outcome: 'error',
        answer: { errorType: 'TypeError', errorMessage: 'no configuration', trace: expect.any(Array) },
      })),
    );
    expect(
      cloud.functions.logs('broken').filter(({ message }) => message.includes('Uncaught Exception')),
    ).toHaveLength(2);
  });

  it.each([
    [
      'has no file of the handler',
      {},
      'main.handler',
      'Runtime.ImportModuleError',
      "Error: Cannot find module 'main'",
    ],
    [
      'does not export the handler',
      {},
      'index.run',
      'Runtime.HandlerNotFound',
      'index.run is undefined or not exported',
    ],
    [
      'exports no function',
      { 'index.mjs': 'export const handler = 1;' },
      'index.handler',
      'Runtime.HandlerNotFound',
      'index.handler is not a function',
    ],
    ['has a handler without an export', {}, 'index', 'Runtime.MalformedHandlerName', 'Bad handler'],
    [
      'does not parse',
      { 'index.mjs': 'export const handler = ;' },
      'index.handler',
      'Runtime.UserCodeSyntaxError',
      "SyntaxError: Unexpected token ';'",
    ],
    [
      'takes a callback',
      { 'index.mjs': 'export const handler = (e, c, callback) => callback();' },
      'index.handler',
      'Runtime.CallbackHandlerDeprecated',
      expect.stringMatching(
        /^AWS Lambda has removed support for callback-based function handlers starting with Node.js 24\./,
      ),
    ],
  ])('that %s fails', async (_, files, handler, errorType, errorMessage) => {
    const cloud = start();
    cloud.define('bad', { 'index.mjs': 'export const handler = async () => 1;', ...files }, { handler });

    expect(await cloud.invoke('bad')).toEqual({
      outcome: 'error',
      answer: { errorType, errorMessage, trace: expect.any(Array) },
    });
  });

  it('for Node.js 22 may use a callback', async () => {
    const cloud = start();
    cloud.define(
      'callback',
      'export const handler = (event, context, callback) => callback(null, "called");',
      {
        runtime: 'nodejs22.x',
      },
    );

    expect(await cloud.invoke('callback')).toEqual({ outcome: 'success', answer: 'called' });
  });
});

describe('a handler', () => {
  it('that throws fails its invocation alone', async () => {
    const cloud = start();
    cloud.define(
      'thrower',
      'let n = 0; export const handler = async () => { n += 1; if (n === 1) throw new RangeError("too many"); if (n === 2) throw "text"; return n; };',
    );

    const results = [
      await cloud.invoke('thrower'),
      await cloud.invoke('thrower'),
      await cloud.invoke('thrower'),
    ];

    expect(results).toEqual([
      {
        outcome: 'error',
        answer: {
          errorType: 'RangeError',
          errorMessage: 'too many',
          trace: expect.arrayContaining(['RangeError: too many']),
        },
      },
      { outcome: 'error', answer: { errorType: 'string', errorMessage: 'text', trace: [] } },
      { outcome: 'success', answer: 3 },
    ]);
  });

  it.each(['10n', '(() => { const a = {}; a.a = a; return a; })()'])(
    'that returns %s, which JSON cannot hold, fails',
    async (value) => {
      const cloud = start();
      cloud.define('bad', `export const handler = async () => ${value};`);

      expect(await cloud.invoke('bad')).toEqual({
        outcome: 'error',
        answer: {
          errorType: 'Error',
          errorMessage: 'Unable to stringify response body',
          trace: expect.any(Array),
        },
      });
    },
  );

  it.each([
    [
      'process.exit(3)',
      'Runtime.ExitError',
      expect.stringMatching(/^RequestId: \S+ Error: Runtime exited with error: exit status 3$/),
    ],
    [
      'process.exit(0)',
      'Runtime.ExitError',
      expect.stringMatching(/^RequestId: \S+ Error: Runtime exited without providing a reason$/),
    ],
    ['setImmediate(() => { throw new Error("later"); })', 'Error', 'later'],
    ['Promise.reject(new Error("nobody waits"))', 'Runtime.UnhandledPromiseRejection', 'Error: nobody waits'],
  ])(
    'that does %s crashes its environment, and the next invocation gets a new one',
    async (statement, errorType, errorMessage) => {
      const cloud = start();
      cloud.define(
        'crasher',
        `let n = 0; export const handler = async ({ crash }) => { n += 1; if (crash) { ${statement}; await new Promise(() => {}); } return n; };`,
      );

      const results = [
        await cloud.invoke('crasher'),
        await cloud.invoke('crasher', { crash: true }),
        await cloud.invoke('crasher'),
      ];

      expect(results).toMatchObject([
        { outcome: 'success', answer: 1 },
        { outcome: 'crash', answer: { errorType, errorMessage } },
        { outcome: 'success', answer: 1 },
      ]);
    },
  );

  it('that takes more memory than it has crashes', async () => {
    const cloud = start();
    cloud.define(
      'hungry',
      'export const handler = async () => { const all = []; for (;;) all.push(new Array(100_000).fill(all.length)); };',
      { timeoutSeconds: 60 },
    );

    expect(await cloud.invoke('hungry')).toEqual({
      outcome: 'crash',
      answer: {
        errorType: 'Runtime.ExitError',
        errorMessage: expect.stringMatching(
          /^RequestId: \S+ Error: Runtime exited with error: signal: killed$/,
        ),
      },
    });
  });

  it('that waits for nothing times out when the cloud settles', async () => {
    const cloud = start();
    cloud.define('never', 'export const handler = () => new Promise(() => {});', { timeoutSeconds: 30 });
    const startMs = cloud.cloud.clock.now();

    const result = cloud.invoke('never');
    await cloud.settle();

    expect(await result).toEqual({
      outcome: 'timeout',
      answer: {
        errorType: 'Sandbox.Timedout',
        errorMessage: expect.stringMatching(/^RequestId: \S+ Error: Task timed out after 30.00 seconds$/),
      },
    });
    expect(cloud.cloud.clock.now() - startMs).toBe(30_000);
    expect(
      cloud.functions.logs('never').map(({ message }) => message.replace(/[0-9a-f-]{36}/, 'id')),
    ).toEqual([
      'START RequestId: id Version: $LATEST',
      '2025-01-01T00:00:30.000Z id Task timed out after 30.00 seconds',
      'END RequestId: id',
      expect.stringMatching(
        /^REPORT RequestId: id\tDuration: 30000.00 ms\tBilled Duration: 30000 ms\t.*Status: timeout$/,
      ),
    ]);
  });

  it('that is loaded by an import without end times out when the cloud settles', async () => {
    const cloud = start();
    cloud.define('endless-import', 'await new Promise(() => {}); export const handler = async () => 1;');

    const result = cloud.invoke('endless-import');
    await cloud.settle();

    expect((await result).outcome).toBe('timeout');
  });

  it('that blocks its thread times out when the clock is advanced past its timeout', async () => {
    const cloud = start();
    cloud.define('blocking', 'console.log("blocks"); export const handler = () => { for (;;); };', {
      timeoutSeconds: 5,
    });
    const result = cloud.invoke('blocking');
    cloud.cloud.clock.advanceTo(cloud.cloud.clock.now() + 60_000);

    expect((await result).outcome).toBe('timeout');
    await cloud.settle();
  });

  it('that blocks its thread times out on the machine clock when nobody advances a standing one', async () => {
    const cloud = start();
    cloud.define('blocking', 'export const handler = () => { for (;;); };', { timeoutSeconds: 1 });

    const result = cloud.invoke('blocking');
    await cloud.settle();

    expect((await result).outcome).toBe('timeout');
    expect(cloud.cloud.clock.now()).toBe(createVirtualClock().now());
  });

  it('that still works is waited for by settle without moving the clock', async () => {
    const cloud = start();
    cloud.define(
      'working',
      'export const handler = () => new Promise((r) => setTimeout(() => r("done"), 50));',
      {
        timeoutSeconds: 1,
      },
    );
    const startMs = cloud.cloud.clock.now();

    const result = cloud.invoke('working');
    await cloud.settle();

    expect([(await result).answer, cloud.cloud.clock.now()]).toEqual(['done', startMs]);
  });

  it('leaves its environment dead after a timeout, and the next invocation gets a new one', async () => {
    const cloud = start();
    cloud.define(
      'once',
      'let n = 0; export const handler = ({ hang }) => (hang ? new Promise(() => {}) : ++n);',
    );
    await cloud.invoke('once');
    const hanging = cloud.invoke('once', { hang: true });
    await cloud.settle();

    expect([(await hanging).outcome, (await cloud.invoke('once')).answer]).toEqual(['timeout', 1]);
  });

  it('ends as a crash when the cloud stops under it, as do those that wait', async () => {
    const cloud = start({ environmentsPerFunction: 1 });
    cloud.define('never', 'export const handler = () => { for (;;); };');

    const results = [cloud.invoke('never'), cloud.invoke('never')];
    await cloud.stop();

    expect((await Promise.all(results)).map(({ outcome }) => outcome)).toEqual(['crash', 'crash']);
  });
});

describe('time in a function', () => {
  const clockSource =
    'export const handler = async () => [Date.now(), new Date().getTime(), new Date(0).toISOString(), new Date() instanceof Date, typeof Date(), structuredClone(new Date(5)).getTime()];';

  it('stands still with a virtual clock and follows it in a warm environment', async () => {
    const cloud = start();
    cloud.define('clock', clockSource);
    const nowMs = cloud.cloud.clock.now();

    const before = await cloud.invoke('clock');
    cloud.cloud.clock.advanceTo(nowMs + 3_600_000);
    const after = await cloud.invoke('clock');

    expect([before.answer, after.answer]).toEqual([
      [nowMs, nowMs, '1970-01-01T00:00:00.000Z', true, 'string', 5],
      [nowMs + 3_600_000, nowMs + 3_600_000, '1970-01-01T00:00:00.000Z', true, 'string', 5],
    ]);
  });

  it('runs on from where a system clock was moved to', async () => {
    const clock = createSystemClock();
    const cloud = start({ clock });
    cloud.define('clock', clockSource);
    await cloud.invoke('clock');

    clock.advanceTo(clock.now() + 86_400_000);
    const earliestMs = clock.now();
    const { answer } = await cloud.invoke('clock');

    const [toldMs] = answer as [number];
    expect(toldMs).toBeGreaterThanOrEqual(earliestMs - 1);
    expect(toldMs).toBeLessThanOrEqual(clock.now() + 1);
  });
});

describe('the log of a function', () => {
  it('holds what an invocation wrote by the time it has ended, console calls with time, request and level', async () => {
    const cloud = start();
    cloud.define(
      'talker',
      `console.log('loading');
      export const handler = async (event, { awsRequestId }) => {
        console.log('two\\nlines', { a: 1 });
        console.warn('careful');
        process.stdout.write('{"json":true}\\nsecond ');
        process.stdout.write('half');
        return awsRequestId;
      };`,
    );

    const { answer: requestId } = await cloud.invoke('talker');

    const time = '2025-01-01T00:00:00.000Z';
    const lines = cloud.functions.logs('talker');
    expect(lines.map(({ message }) => message)).toEqual([
      `START RequestId: ${requestId} Version: $LATEST`,
      `${time}\tundefined\tINFO\tloading`,
      `${time}\t${requestId}\tINFO\ttwo\nlines { a: 1 }`,
      `${time}\t${requestId}\tWARN\tcareful`,
      '{"json":true}',
      'second half',
      `END RequestId: ${requestId}`,
      expect.stringMatching(/\tMemory Size: 128 MB\tMax Memory Used: \d+ MB\tInit Duration: [\d.]+ ms$/),
    ]);
    expect(lines.map((line) => line.requestId)).toEqual([requestId, undefined, ...Array(6).fill(requestId)]);
  });

  it('keeps what was written before a crash', async () => {
    const cloud = start();
    cloud.define(
      'last-words',
      'export const handler = () => { console.log("last words"); process.exit(1); };',
    );

    await cloud.invoke('last-words');

    expect(cloud.functions.logs('last-words').some(({ message }) => message.endsWith('\tlast words'))).toBe(
      true,
    );
  });
});

describe('a function', () => {
  it.each([
    [
      { timeoutSeconds: 901 },
      'ValidationException',
      "1 validation error detected: Value '901' at 'timeout' failed to satisfy constraint: Member must have value less than or equal to 900",
    ],
    [
      { timeoutSeconds: 0 },
      'ValidationException',
      "1 validation error detected: Value '0' at 'timeout' failed to satisfy constraint: Member must have value greater than or equal to 1",
    ],
    [
      { runtime: 'python3.14' },
      'InvalidParameterValueException',
      'The runtime parameter of python3.14 is not supported: the local cloud runs nodejs functions only.',
    ],
    [
      { sourceDirectory: '/nowhere' },
      'InvalidParameterValueException',
      'The code of bad is not a folder: "/nowhere".',
    ],
  ])('with %o is refused', (definition, code, message) => {
    const cloud = start();

    expect(() => cloud.define('bad', 'export const handler = 1;', definition)).toThrow(
      expect.objectContaining({ code, message }),
    );
  });

  it('cannot be made twice', () => {
    const cloud = start();
    cloud.define('one', 'export const handler = 1;');

    expect(() => cloud.define('one', 'export const handler = 1;')).toThrow(
      expect.objectContaining({ code: 'ResourceConflictException', message: 'Function already exist: one' }),
    );
  });

  it('is gone after it was deleted', () => {
    const cloud = start();
    const { functionArn } = cloud.define('one', 'export const handler = 1;');

    cloud.functions.delete(functionArn);

    expect([cloud.functions.exists(functionArn), cloud.functions.list()]).toEqual([false, []]);
  });
});
