import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { createTemporaryDirectory } from '../test/create-temporary-directory.ts';

const app = fileURLToPath(new URL('./app.ts', import.meta.url));

function run(environment: string, context: Record<string, string> = {}) {
  const outdir = join(createTemporaryDirectory(), 'cdk.out');
  const { status, stdout, stderr } = spawnSync(process.execPath, [app], {
    encoding: 'utf8',
    env: {
      ...process.env,
      BUSBAR_ENVIRONMENT: environment,
      CDK_OUTDIR: outdir,
      CDK_CONTEXT_JSON: JSON.stringify(context),
    },
  });
  return { outdir, status, stdout, stderr };
}

describe('app', () => {
  it('refuses an unknown environment with one line, exit code 1 and no assembly', () => {
    const { outdir, ...result } = run('qa');

    expect(result).toEqual({
      status: 1,
      stdout: '',
      stderr:
        'Failed to synthesize the app: BUSBAR_ENVIRONMENT "qa" is not one of dev, staging, prod. Set BUSBAR_ENVIRONMENT to one of them, or unset it for dev.\n',
    });
    expect(existsSync(outdir)).toBe(false);
  });

  // The functions are what the build of @busbar/consumers leaves; `pnpm test` builds them before it runs the tests.
  it('writes the assembly of the environment to CDK_OUTDIR in silence', () => {
    const { outdir, ...result } = run('prod');

    expect(result).toEqual({ status: 0, stdout: '', stderr: '' });
    const manifest = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8'));
    const stacks = Object.keys(manifest.artifacts).filter(
      (id) => manifest.artifacts[id].type === 'aws:cloudformation:stack',
    );
    expect(stacks).toEqual(['busbar-prod-bus', 'busbar-prod-storage', 'busbar-prod-consumers']);
  });

  it('takes the topic that alarms tell from the context', () => {
    const alarmTopicArn = 'arn:aws:sns:us-east-1:000000000000:alarms';

    const { outdir } = run('dev', { alarmTopicArn });

    const template = JSON.parse(readFileSync(join(outdir, 'busbar-dev-bus.template.json'), 'utf8'));
    const alarms = Object.values(
      template.Resources as Record<string, { Type: string; Properties: { AlarmActions?: string[] } }>,
    ).filter(({ Type }) => Type === 'AWS::CloudWatch::Alarm');
    expect(alarms.map(({ Properties }) => Properties.AlarmActions)).toEqual([
      [alarmTopicArn],
      [alarmTopicArn],
    ]);
  });
});
