import { GetObjectCommand, paginateListObjectsV2, type S3Client } from '@aws-sdk/client-s3';

/** One object of the S3 archive, as it lies there. */
export interface ArchiveObject {
  readonly key: string;
  /** `s3://<bucket>/<key>`. */
  readonly url: string;
  /** Gzip of one event a line. */
  readonly bytes: Uint8Array;
}

export interface ReadArchiveObjectsOptions {
  readonly client: S3Client;
  readonly bucketName: string;
  readonly prefix: string;
  /** Which objects are fetched at all. @default every one */
  readonly includeKey?: (key: string) => boolean;
}

/** Reads the objects of the S3 archive in the order of their keys. */
export async function* readArchiveObjects({
  client,
  bucketName,
  prefix,
  includeKey = () => true,
}: ReadArchiveObjectsOptions): AsyncGenerator<ArchiveObject> {
  const pages = paginateListObjectsV2({ client }, { Bucket: bucketName, Prefix: prefix });
  for await (const { Contents = [] } of pages) {
    for (const { Key: key = '' } of Contents) {
      if (!includeKey(key)) continue;
      const { Body: body } = await client.send(new GetObjectCommand({ Bucket: bucketName, Key: key }));
      const bytes = (await body?.transformToByteArray()) ?? new Uint8Array();
      yield { key, url: `s3://${bucketName}/${key}`, bytes };
    }
  }
}
