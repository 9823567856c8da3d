import type { HttpPassThroughRequest } from '../../gateway/http-pass-through.ts';

/** Where a request to S3 goes, whatever form its address has. */
export interface S3Request {
  readonly method: string;
  /** Empty for the account itself. */
  readonly bucket: string;
  /** Decoded; empty for the bucket itself. */
  readonly key: string;
  readonly query: URLSearchParams;
  /**
   * Path and query in path style: `/bucket/a%20b?partNumber=1`. The slashes of a key are encoded too, so that whoever
   * reads the path as a URL finds this bucket and key in it, and no `..` that leads to others.
   */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
}

/** Reads a request, in path style or with the bucket before the host name. */
export function toS3Request({ method, url, headers, body }: HttpPassThroughRequest): S3Request {
  const host = String(headers['host'] ?? '').replace(/:\d+$/, '');
  const bucketOfHost = /^(.+?)\.(?:s3[.-].*|localhost|s3)$/.exec(host)?.[1];
  const pathStyle = bucketOfHost === undefined ? url : `/${bucketOfHost}${url}`;
  const mark = pathStyle.indexOf('?');
  const path = mark === -1 ? pathStyle : pathStyle.slice(0, mark);
  const slash = path.indexOf('/', 1);
  const bucket = decode(slash === -1 ? path.slice(1) : path.slice(1, slash));
  const key = slash === -1 ? '' : decode(path.slice(slash + 1));
  const query = mark === -1 ? '' : pathStyle.slice(mark + 1);
  const address = `/${encode(bucket)}${slash === -1 ? '' : `/${encode(key)}`}`;
  return {
    method,
    bucket,
    key,
    query: new URLSearchParams(query),
    url: mark === -1 ? address : `${address}?${query.replaceAll('#', '%23')}`,
    headers: Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
      ),
    ),
    body,
  };
}

/** Unpaired surrogates, which UTF-8 does not know, become U+FFFD. */
function encode(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
