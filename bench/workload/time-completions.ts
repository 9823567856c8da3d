import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-jsonrpc/node';

export interface CompletionTimes {
  /** From the start of the language server to its first answer, the project loaded and checked. */
  readonly firstMs: number;
  /** Each later one, after a key was typed. */
  readonly laterMs: readonly number[];
  /** Number of fields that it proposed. */
  readonly proposed: number;
}

/** Asks TypeScript's language server, as an editor does, what may follow a text of a file. */
export async function timeCompletions(
  tsc: string,
  file: string,
  after: string,
  count: number,
): Promise<CompletionTimes> {
  const startedMs = performance.now();
  const child = spawn(tsc, ['--lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  const connection = createMessageConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(child.stdin),
  );
  connection.onRequest('client/registerCapability', () => null);
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => null),
  );
  connection.listen();
  try {
    const uri = pathToFileURL(file).href;
    const source = readFileSync(file, 'utf8');
    await connection.sendRequest('initialize', { processId: process.pid, rootUri: null, capabilities: {} });
    await connection.sendNotification('initialized', {});
    await connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'typescript', version: 1, text: source },
    });
    const before = source.slice(0, source.indexOf(after) + after.length).split('\n');
    const position = { line: before.length - 1, character: before.at(-1)!.length };
    const ask = async () => {
      const answer = await connection.sendRequest('textDocument/completion', {
        textDocument: { uri },
        position,
      });
      const { items = answer } = answer as { readonly items?: unknown };
      return (items as readonly unknown[]).length;
    };
    const proposed = await ask();
    const firstMs = performance.now() - startedMs;
    const laterMs: number[] = [];
    for (let i = 0; i < count; i += 1) {
      const askedMs = performance.now();
      const end = { line: before.length, character: 0 };
      await connection.sendNotification('textDocument/didChange', {
        textDocument: { uri, version: i + 2 },
        contentChanges: [{ range: { start: end, end }, text: ' ' }],
      });
      await ask();
      laterMs.push(performance.now() - askedMs);
    }
    return { firstMs, laterMs, proposed };
  } finally {
    connection.dispose();
    child.kill();
    await exited;
  }
}
