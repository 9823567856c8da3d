import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { copyWorkspace, type WorkspaceCopy } from './copy-workspace.ts';

interface ObjectSchema {
  readonly required: readonly string[];
  readonly properties: Readonly<Record<string, unknown>>;
}

interface Finding {
  readonly code: string;
  readonly severity: string;
  readonly name: string;
  readonly message: string;
  readonly place?: { readonly file: string; readonly line?: number };
}

const version2 = 'packages/events-schema/contracts/orders/OrderPlaced/v2.schema.json';
const projection = 'packages/consumers/src/order-projection/read-model.ts';
const notifier = 'packages/consumers/src/order-notifier/create-order-notifier.ts';

/** Number of the first line of a file of the workspace that holds a text. */
function lineOf(file: string, text: string): number {
  const lines = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8').split('\n');
  return lines.findIndex((line) => line.includes(text)) + 1;
}

/** Takes `country` out of OrderPlaced v2, as somebody would. */
function removeCountry(copy: WorkspaceCopy): void {
  copy.edit(version2, ({ required, properties, ...rest }: ObjectSchema & object) => {
    const { country, ...kept } = properties;
    return { ...rest, required: required.filter((name) => name !== 'country'), properties: kept };
  });
}

function removeCountryFromExamples(copy: WorkspaceCopy): void {
  copy.edit(version2.replace('.schema.', '.examples.'), (examples: readonly { readonly country: string }[]) =>
    examples.map(({ country, ...kept }) => kept),
  );
}

async function check(copy: WorkspaceCopy, ...args: readonly string[]) {
  const { exitCode, stdout, stderr } = await copy.busbar('check', '--format', 'json', ...args);
  if (!stdout.startsWith('{')) throw new Error(stderr);
  const { parts } = JSON.parse(stdout) as {
    parts: { id: string; outcome: string; summary: string; findings: Finding[] }[];
  };
  const outcomes = Object.fromEntries(parts.map(({ id, outcome }) => [id, outcome]));
  const findings = (id: string) => parts.find((part) => part.id === id)?.findings ?? [];
  return { exitCode, outcomes, findings };
}

describe('busbar check', () => {
  it('passes the workspace as it is, and says what it could not look at', async () => {
    const copy = await copyWorkspace();

    const { exitCode, stdout } = await copy.busbar('check');

    expect(exitCode).toBe(0);
    expect(stdout).toContain('✓ field-reads: ');
    expect(stdout).toMatch(/^✓ subscriptions: \d+ patterns proved against \d+ versions$/m);
    expect(stdout).toContain(
      '– rules: skipped, no synthesized assembly: run `pnpm turbo synth`, or name one by `--assembly`\n',
    );
  });

  it('fails by a part that it cannot look at when it was asked to be complete', async () => {
    const copy = await copyWorkspace();

    const { exitCode, outcomes, findings } = await check(copy, '--complete');

    expect(exitCode).toBe(1);
    expect(outcomes).toMatchObject({ rules: 'failed', subscriptions: 'passed' });
    expect(findings('rules')).toEqual([
      {
        code: 'PART_SKIPPED',
        severity: 'error',
        name: 'PART_SKIPPED rules',
        message:
          'Failed to check "rules": no synthesized assembly: run `pnpm turbo synth`, or name one by `--assembly`.',
      },
    ]);
  });

  it.each(['before', 'after'])(
    'names order-projection with file and line when country is gone from OrderPlaced, %s generating',
    async (moment) => {
      const copy = await copyWorkspace();
      removeCountry(copy);
      if (moment === 'after') {
        removeCountryFromExamples(copy);
        expect((await copy.busbar('generate')).exitCode).toBe(0);
      }

      const { exitCode, outcomes, findings } = await check(copy);

      expect(exitCode).toBe(1);
      expect(outcomes).toMatchObject({
        generated: moment === 'before' ? 'failed' : 'passed',
        'field-reads': 'failed',
      });
      const errors = findings('field-reads').filter(({ severity }) => severity === 'error');
      expect(errors.map(({ code, name, place }) => [code, name, place?.file])).toEqual(
        errors.map(() => [
          'READ_FIELD_REMOVED',
          'READ_FIELD_REMOVED order-projection orders.OrderPlaced v2 /country',
          projection,
        ]),
      );
      expect(errors.map(({ place }) => place?.line)).toEqual([
        lineOf(projection, 'country: data.country'),
        lineOf(projection, '  country,'),
      ]);
      expect(errors[0]?.message).toBe(
        `Failed to find field "/country" of orders.OrderPlaced v2: "order-projection" reads it at ${projection}:${lineOf(projection, 'country: data.country')}, and the contract does ` +
          'not declare it, as release 2.0 did. Declare it again, or change the reader first and open a major version without the field.',
      );
      if (moment === 'after') {
        expect(await check(copy, '--accept', errors[0]?.name ?? '')).toMatchObject({ exitCode: 0 });
      }
    },
  );

  it('says who reads a field whose change is incompatible, at the reader too for GitHub', async () => {
    const copy = await copyWorkspace();
    copy.edit(version2, ({ properties, ...rest }: ObjectSchema & object) => ({
      ...rest,
      properties: { ...properties, placedAt: { type: 'integer' } },
    }));
    copy.edit(version2.replace('.schema.', '.examples.'), (examples: readonly object[]) =>
      examples.map((example) => ({ ...example, placedAt: 1 })),
    );

    const { exitCode, stdout } = await copy.busbar(
      'schemas',
      'check',
      '--against',
      'released',
      '--format',
      'github',
    );

    const placedAt = lineOf(projection, 'placedAt: {');
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      '::error file=packages/events-schema/contracts/orders/OrderPlaced/v2.schema.json,title=TYPE_CHANGED::',
    );
    expect(stdout).toContain(
      `::error file=${notifier},line=${lineOf(notifier, 'placedAt: {')},title=TYPE_CHANGED::`,
    );
    expect(stdout).toContain(`::error file=${projection},line=${placedAt},title=TYPE_CHANGED::`);
    expect(stdout).toContain(`order-projection (handler, ${projection}:${placedAt})`);
  });

  it('proves the rules of an assembly, and leaves those of AWS alone', async () => {
    const copy = await copyWorkspace();
    const rule = (EventPattern: unknown) => ({ Type: 'AWS::Events::Rule', Properties: { EventPattern } });
    copy.write(
      'cdk.out/shop.template.json',
      JSON.stringify(
        {
          Resources: {
            Upload: rule({ source: ['aws.s3'], 'detail-type': ['Object Created'] }),
            Typo: rule({ 'detail-type': ['orders.OrderPlaced'], detail: { data: { contry: ['France'] } } }),
            Gone: rule({
              'detail-type': ['orders.OrderPlaced'],
              detail: { metadata: { version: [{ prefix: '3.' }] } },
            }),
          },
        },
        null,
        1,
      ),
    );

    const { exitCode, findings } = await check(copy, '--assembly', 'cdk.out');

    expect(exitCode).toBe(1);
    expect(findings('rules').map(({ name, place }) => [name, place])).toEqual([
      ['rule Typo UNDECLARED_PATH detail.data.contry', { file: 'cdk.out/shop.template.json', line: 16 }],
      [
        'rule Gone UNKNOWN_VERSION detail.metadata.version {"prefix":"3."}',
        { file: 'cdk.out/shop.template.json', line: 33 },
      ],
      ['rule Gone MATCHES_NOTHING', { file: 'cdk.out/shop.template.json', line: 33 }],
    ]);
  });

  it('reports wrong contracts once, and skips what would need them', async () => {
    const copy = await copyWorkspace();
    copy.write(version2, '{');

    copy.write('bare/contracts/orders/OrderPlaced/v1.schema.json', '{');

    const { exitCode, outcomes } = await check(copy);
    const bare = await check(copy, '--contracts', 'bare/contracts');

    expect([exitCode, bare.exitCode, bare.outcomes.generated]).toEqual([1, 1, 'failed']);
    expect(outcomes).toMatchObject({
      generated: 'failed',
      schemas: 'skipped',
      'field-reads': 'skipped',
      subscriptions: 'skipped',
    });
  });

  it('fails by subscriptions that cannot be loaded, and looks at the rest', async () => {
    const copy = await copyWorkspace();
    copy.write(
      'packages/consumers/src/order-notifier/subscription.ts',
      'export const orderNotifier: unknown = (undefined as unknown as { name: string }).name;',
    );

    const { exitCode, outcomes, findings } = await check(copy);

    expect(exitCode).toBe(1);
    expect(outcomes).toMatchObject({
      subscriptions: 'failed',
      'field-reads': 'passed',
      templates: 'skipped',
    });
    expect(findings('subscriptions').map(({ code, message }) => [code, message])).toEqual([
      [
        'SUBSCRIPTIONS_UNREADABLE',
        'Failed to load "packages/consumers/src/subscriptions.ts": Cannot read properties of undefined (reading \'name\'). Correct the subscriptions.',
      ],
    ]);
  });

  it('refuses folders that are not there', async () => {
    const copy = await copyWorkspace();

    for (const option of ['--contracts', '--consumers', '--assembly']) {
      const { exitCode, stderr } = await copy.busbar('check', option, 'nowhere');

      expect(exitCode).toBe(3);
      expect(stderr).toContain(`Failed to check: ${option} "nowhere" is no folder.`);
    }
  });
});
