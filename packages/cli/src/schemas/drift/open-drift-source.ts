import { createReadStream } from 'node:fs';
import { S3Client } from '@aws-sdk/client-s3';
import {
  nameSource,
  readArchivedEvents,
  readEventLines,
  readLocalEvents,
  type Sampled,
} from '@busbar/operations/drift';
import type { Printer } from '../../printer.ts';
import type { SchemasDriftFlags } from './schemas-drift-flags.ts';

/** Events to compare contracts with, and the name under which errors speak of them. */
export interface DriftSource {
  readonly name: string;
  readonly sampled: AsyncIterable<Sampled>;
}

/** Opens what `--from` names; nothing is read before the events are asked for. */
export function openDriftSource(
  flags: SchemasDriftFlags & { readonly from: 'archive' | 'file' | 'local' },
  printer: Printer,
): DriftSource {
  const { from, bucket = '', prefix, endpoint, eventBus, events = '-', since, until } = flags;
  switch (from) {
    case 'archive': {
      // An endpoint of one's own, as a local cloud has it, serves no host per bucket.
      const { AWS_ENDPOINT_URL, AWS_ENDPOINT_URL_S3 = AWS_ENDPOINT_URL } = process.env;
      const client = new S3Client({ forcePathStyle: AWS_ENDPOINT_URL_S3 !== undefined });
      const range = {
        ...(since === undefined ? {} : { sinceMs: since }),
        ...(until === undefined ? {} : { untilMs: until }),
      };
      return {
        name: `s3://${bucket}/${prefix}`,
        sampled: readArchivedEvents({ client, bucketName: bucket, prefix, ...range }),
      };
    }
    case 'local': {
      const onGone = (records: number) =>
        printer.note(`The local cloud keeps its last 10,000 records: ${records} older ones are gone.`);
      const bus = eventBus === undefined ? {} : { eventBusName: eventBus };
      return { name: endpoint, sampled: readLocalEvents({ endpoint, onGone, ...bus }) };
    }
    case 'file': {
      const name = events === '-' ? 'stdin' : events;
      const lines = readEventLines(events === '-' ? process.stdin : createReadStream(events));
      return { name, sampled: nameSource(lines, name, 'Name a file of EventBridge events, one a line') };
    }
  }
}
