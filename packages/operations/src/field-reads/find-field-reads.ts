import { relative, sep } from 'node:path';
import type ts from 'typescript-api';
import { readContractTypes } from './contract-types.ts';
import { createConsumerProgram } from './create-consumer-program.ts';
import type { FieldRead } from './field-read.ts';
import { findConsumerEntries } from './find-consumer-entries.ts';
import { loadTypeScript } from './load-type-script.ts';
import { narrowPlaces } from './narrow-places.ts';
import { reachableFiles } from './reachable-files.ts';
import { readsOfFile } from './reads-of-file.ts';

/** Options of {@link findFieldReads}. */
export interface FieldReadsOptions {
  /** Folder of the consumers: each of its folders with a `handler.ts` is one, named as its subscription. */
  readonly consumersDir: string;
  /** Folder that paths are told from. @default the working directory */
  readonly rootDir?: string;
  /** Detail-types by name of subscription; a consumer that is listed reads no others. @default all, for each */
  readonly detailTypes?: ReadonlyMap<string, ReadonlySet<string>>;
  /** Detail-types that are asked about: the code of consumers that are listed without any of them is not loaded. @default all */
  readonly about?: ReadonlySet<string>;
}

/**
 * Finds every place where consumers read a field of event data, by the TypeScript compiler: all files that a handler
 * imports are looked at, and types say which field of which version of which event it is. A field that generated code
 * has lost is found by the code that still asks for it. Upcasters on the way are readers too.
 *
 * Data that was typed `unknown` all along (`envelope.detail.data`) tells nothing.
 *
 * @returns reads ordered by consumer, file and place; of a version, event or field no more than once a place.
 *
 * @example
 * ```ts
 * (await findFieldReads({ consumersDir: 'packages/consumers/src' }))[0];
 * //=> { consumer: 'order-notifier', kind: 'handler', detailType: 'orders.OrderPlaced', major: 2, pointer: '/orderId',
 * //     file: 'packages/consumers/src/order-notifier/create-order-notifier.ts', line: 31, column: 25 }
 * ```
 */
export async function findFieldReads({
  consumersDir,
  rootDir = process.cwd(),
  detailTypes = new Map(),
  about,
}: FieldReadsOptions): Promise<readonly FieldRead[]> {
  const isAsked = (detailType: string) => about === undefined || about.has(detailType);
  const entries = findConsumerEntries(consumersDir).filter(({ consumer }) => {
    const subscribed = detailTypes.get(consumer);
    return subscribed === undefined || [...subscribed].some(isAsked);
  });
  if (entries.length === 0) return [];
  const typescript = await loadTypeScript();
  const program = createConsumerProgram(typescript, consumersDir, entries);
  const types = readContractTypes(typescript, program);
  const checker = program.getTypeChecker();
  const known = new Map<ts.SourceFile, ReturnType<typeof readsOfFile>>();
  const readsOf = (file: ts.SourceFile) => {
    const reads = known.get(file) ?? readsOfFile(typescript, checker, types, file);
    known.set(file, reads);
    return reads;
  };

  const found = new Map<string, FieldRead>();
  for (const { consumer, file: entry } of entries) {
    const subscribed = detailTypes.get(consumer);
    for (const source of reachableFiles(typescript, program, entry)) {
      const file = relative(rootDir, source.fileName).split(sep).join('/');
      const isUpcaster = /\/upcast-v\d+-to-v\d+\.ts$/.test(file);
      for (const read of readsOf(source)) {
        if (!isAsked(read.detailType)) continue;
        if (subscribed !== undefined && !subscribed.has(read.detailType)) continue;
        const who = isUpcaster
          ? { consumer: read.detailType, kind: 'upcaster' as const }
          : { consumer, kind: 'handler' as const };
        const each: FieldRead = { ...who, file, ...read };
        found.set(JSON.stringify(each), each);
      }
    }
  }
  return narrowPlaces([...found.values()]).toSorted(
    (a, b) =>
      compare(a.consumer, b.consumer) ||
      compare(a.file, b.file) ||
      a.line - b.line ||
      a.column - b.column ||
      compare(`${a.detailType} ${a.major} ${a.pointer}`, `${b.detailType} ${b.major} ${b.pointer}`),
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
