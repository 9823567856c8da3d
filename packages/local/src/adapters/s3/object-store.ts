import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type BuildAppOptions, buildApp } from 'fauxqs';
import { listInOrder } from './list-in-order.ts';
import type { S3Request } from './s3-request.ts';

export interface ObjectStoreAnswer {
  readonly statusCode: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
}

export interface BucketContent {
  readonly name: string;
  readonly objects: readonly {
    readonly key: string;
    readonly sizeBytes: number;
    readonly etag: string;
    /** ISO 8601. */
    readonly lastModified: string;
  }[];
}

/** fauxqs as it is driven here: in process, without a port of its own. @see https://github.com/kibertoad/fauxqs */
export interface ObjectStore {
  send(request: Pick<S3Request, 'method' | 'url' | 'headers' | 'body'>): Promise<ObjectStoreAnswer>;
  list(): readonly BucketContent[];
  /** Removes every object and unfinished upload; buckets stay. */
  empty(): void;
  close(): Promise<void>;
}

type Stores = NonNullable<BuildAppOptions['stores']>;
type S3Store = Stores['s3Store'];
type Persistence = NonNullable<S3Store['persistence']>;

/** Headers of one connection, and those that told of a coding which the body no longer has. */
const droppedHeaders = ['connection', 'keep-alive', 'transfer-encoding', 'content-length', 'expect', 'host'];

/**
 * Opens an object store.
 *
 * @param folder objects are kept there in an SQLite database: on disk before the answer, as `commit` of the state
 *   store has its own. @default in memory
 */
export async function openObjectStore(folder?: string): Promise<ObjectStore> {
  const { S3Store } = await load<{ S3Store: new () => S3Store }>('s3/s3Store.js');
  const store = new S3Store();
  listInOrder(store);
  let persistence: Persistence | undefined;
  if (folder !== undefined) {
    const { PersistenceManager } = await load<{ PersistenceManager: new (path: string) => Persistence }>(
      'persistence.js',
    );
    persistence = new PersistenceManager(folder);
    // Told of its persistence only after it is loaded: what it loads it would write again.
    persistence.loadS3(store);
    store.persistence = persistence;
  }
  const app = buildApp({ logger: false, stores: { s3Store: store } as Stores });

  return {
    async send({ method, url, headers, body }) {
      const answer = await app.inject({
        method: method as 'GET',
        url,
        headers: toSentHeaders(method, headers, body),
        ...(body.byteLength > 0 ? { payload: Buffer.from(body) } : {}),
      });
      return {
        statusCode: answer.statusCode,
        headers: toTextHeaders(answer.headers),
        body: method === 'HEAD' ? Buffer.alloc(0) : answer.rawPayload,
      };
    },
    list: () =>
      store.listBuckets().map(({ name }) => ({
        name,
        objects: store
          .listObjects(name, { maxKeys: Number.MAX_SAFE_INTEGER })
          .objects.map(({ key, contentLength, etag, lastModified }) => ({
            key,
            sizeBytes: contentLength,
            etag,
            lastModified: lastModified.toISOString(),
          })),
      })),
    empty() {
      for (const { name } of store.listBuckets()) store.emptyBucket(name);
    },
    async close() {
      await app.close();
      persistence?.close();
      persistence = undefined;
    },
  };
}

/**
 * Loads a module that fauxqs does not export. Its own server, the public way to persistence, listens on every
 * network interface and asks nobody who they are; and its objects as files take a `..` in a key for the way out.
 */
async function load<Module>(path: string): Promise<Module> {
  const manifest = findPackageJSON('fauxqs', import.meta.url)!;
  return (await import(pathToFileURL(join(dirname(manifest), 'dist', path)).href)) as Module;
}

function toSentHeaders(
  method: string,
  headers: S3Request['headers'],
  body: Uint8Array,
): Record<string, string> {
  const sent = Object.fromEntries(Object.entries(headers).filter(([name]) => !droppedHeaders.includes(name)));
  return {
    // S3's own default; an empty body of no type would be none at all.
    ...(method === 'PUT' && { 'content-type': 'binary/octet-stream' }),
    ...sent,
    host: '127.0.0.1',
    'content-length': String(body.byteLength),
  };
}

function toTextHeaders(headers: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers)
      .filter(
        ([name, value]) =>
          value !== undefined &&
          name !== 'connection' &&
          name !== 'keep-alive' &&
          name !== 'transfer-encoding',
      )
      .map(([name, value]) => [name, String(value)]),
  );
}
