import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DescribeArchiveCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { MainJobReport } from '@busbar/operations';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { runBusbar, startBusbar } from './run-busbar.ts';

const assembly = fileURLToPath(new URL('../packages/infra/cdk.out', import.meta.url));
const sample = fileURLToPath(new URL('../packages/cli/samples/online-retail-sample.csv', import.meta.url));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'busbar-demo-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

async function runDemo(...args: readonly string[]) {
  const rejects = join(folder, 'rejects.ndjson');
  const { exitCode, stdout, stderr } = await runBusbar('demo', '--json', '--rejects', rejects, ...args);
  return { exitCode, stderr, report: JSON.parse(stdout) as MainJobReport, rejects };
}

describe('busbar demo', { timeout: 60_000 }, () => {
  it('takes the sample through bus and archives with nothing lost and nothing twice', async () => {
    const { exitCode, report } = await runDemo('--seed', '7');
    expect([report.verdict, report.brokenInvariants]).toEqual(['ok', []]);
    expect(exitCode).toBe(0);
    const { accepted, input, refused, published, publishedTwice, handled, archived, replayed } = report;
    expect({ accepted, input, refused: refused.length }).toEqual({
      accepted: { placed: 16, cancelled: 3 },
      input: { lines: 34, invoices: 24, malformed: 3 },
      refused: 6,
    });
    expect(published).toBe(19 + 1 + publishedTwice);
    expect(handled).toEqual({ 'order-projection': 19, 'order-notifier': 17, 'event-archiver': published });
    expect(archived).toEqual({ eventBridge: published, s3: published });
    expect(replayed).toEqual({ eventBridge: published, s3: published });
    expect(report.faultsInjected).toBeGreaterThan(0);
    expect(report.totals.EIRE).toEqual({
      orders: 2,
      cancellations: 1,
      grossPence: 6595,
      cancelledPence: 3545,
    });
    expect(report.deadLettered).toEqual([
      {
        queue: 'busbar-dev-order-projection-dlq',
        eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        reason: expect.stringMatching(
          /^Failed to project order "POISON": totalPence is 101, its lines add up to 100\./,
        ),
        messages: 3,
      },
    ]);
  });

  it('writes every refused invoice and line with line numbers, field and reason', async () => {
    const { rejects } = await runDemo();
    const written = readFileSync(rejects, 'utf8').trimEnd().split('\n');
    expect(written.map((line) => JSON.parse(line))).toMatchInlineSnapshot(`
      [
        {
          "invoice": null,
          "lines": [
            18,
          ],
          "reasons": [
            {
              "field": "line",
              "line": 18,
              "reason": "has 4 columns instead of 8",
            },
          ],
        },
        {
          "invoice": "700005",
          "lines": [
            10,
          ],
          "reasons": [
            {
              "field": "quantity",
              "line": 10,
              "reason": "must be >= 1",
              "value": -8,
            },
            {
              "field": "totalPence",
              "reason": "must be >= 0",
              "value": -1160,
            },
          ],
        },
        {
          "invoice": "700007",
          "lines": [
            13,
          ],
          "reasons": [
            {
              "field": "quantity",
              "line": 13,
              "reason": "must be >= 1",
              "value": -3,
            },
          ],
        },
        {
          "invoice": "700009",
          "lines": [
            16,
            17,
          ],
          "reasons": [
            {
              "field": "Quantity",
              "line": 16,
              "reason": ""six" is not an integer",
            },
          ],
        },
        {
          "invoice": "A700011",
          "lines": [
            19,
          ],
          "reasons": [
            {
              "field": "unitPricePence",
              "line": 19,
              "reason": "must be >= 0",
              "value": -11062,
            },
            {
              "field": "totalPence",
              "reason": "must be >= 0",
              "value": -11062,
            },
          ],
        },
        {
          "invoice": "700024",
          "lines": [
            34,
          ],
          "reasons": [
            {
              "field": "InvoiceDate",
              "line": 34,
              "reason": ""2010-13-02 10:30:00" is neither year-month-day nor day/month/year",
            },
          ],
        },
      ]
    `);
  });

  it('refuses a malformed line of a known invoice with the whole invoice, and runs on', async () => {
    const csv = join(folder, 'orders.csv');
    const header = readFileSync(sample, 'utf8').split('\n')[0];
    const lines = [
      '1,A,LAMP,1,1/12/2010 8:00,2.00,,France',
      '1,B,RUG,1',
      '2,A,LAMP,1,1/12/2010 8:00,2.00,,France',
    ];
    writeFileSync(csv, [header, ...lines, ''].join('\n'));
    const { exitCode, report } = await runDemo('--input', csv);
    expect(exitCode).toBe(0);
    expect(report.accepted).toEqual({ placed: 1, cancelled: 0 });
    expect(report.refused).toEqual([
      {
        invoice: '1',
        lines: [2, 3],
        reasons: [{ line: 3, field: 'line', reason: 'has 4 columns instead of 8' }],
      },
    ]);
  });

  it('exits 1 and names what is broken when the template routes no order to the notifier', async () => {
    const broken = join(folder, 'cdk.out');
    cpSync(assembly, broken, { recursive: true });
    const file = join(broken, 'busbar-dev-consumers.template.json');
    const template = JSON.parse(readFileSync(file, 'utf8'));
    for (const resource of Object.values<{ Type: string; Properties: Record<string, unknown> }>(
      template.Resources,
    )) {
      if (resource.Type === 'AWS::Events::Rule' && resource.Properties.Name === 'order-notifier') {
        resource.Properties.State = 'DISABLED';
      }
    }
    writeFileSync(file, JSON.stringify(template));
    const { exitCode, report } = await runDemo('--assembly', broken);
    expect(exitCode).toBe(1);
    expect(report.verdict).toBe('broken');
    expect(report.brokenInvariants).toEqual([
      'routed to order-notifier = published of what it takes: 0 ≠ 20',
      'notifications = orders placed, each once: 0 ≠ 17',
    ]);
  });

  it('keeps the cloud of its run with --keep, and ends with 0 on Ctrl+C', async () => {
    const rejects = join(folder, 'rejects.ndjson');
    const busbar = await startBusbar('demo', '--json', '--keep', '--rejects', rejects);
    const { endpoint, published } = JSON.parse(busbar.firstLine) as MainJobReport & { endpoint: string };
    const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
    const client = new EventBridgeClient({ endpoint, region: 'us-east-1', credentials });
    const { EventCount } = await client.send(new DescribeArchiveCommand({ ArchiveName: 'busbar-dev' }));
    expect(EventCount).toBe(published);
    expect(await busbar.stop('SIGINT')).toBe(0);
  });

  it.each([
    [
      'an input that is not there',
      ['--input', 'nowhere.csv'],
      3,
      'Failed to read input "nowhere.csv": ENOENT: no such file or directory',
    ],
    ['an input that is a folder', ['--input', 'packages'], 3, '[INPUT_UNREADABLE]'],
    ['a rejects file that is a folder', ['--rejects', 'packages'], 3, '[REJECTS_UNWRITABLE]'],
    [
      'a rejects file that is the input',
      ['--input', 'README.md', '--rejects', './README.md'],
      3,
      'Failed to write rejects file "./README.md": it is the input itself.',
    ],
    ['an assembly that is none', ['--assembly', 'packages'], 3, 'ASSEMBLY_INVALID'],
    ['an input that is no retail CSV', ['--input', 'package.json'], 3, 'RETAIL_CSV_INVALID'],
    ['a seed that is no number', ['--seed', 'dice'], 2, 'It must be an integer from 0 to 2147483647.'],
    ['a flag that it does not know', ['--inptu', 'x.csv'], 2, '(Did you mean --input?)'],
  ])('says clearly that it was given %s', async (_case, args, exitCode, words) => {
    const finished = await runBusbar('demo', ...args);
    expect(finished.exitCode).toBe(exitCode);
    expect(finished.stderr).toContain(words);
    expect(finished.stdout).toBe('');
  });
});
