import { BusbarError } from '@busbar/core';

/** An object of the S3 archive cannot be read. The other objects are not affected. */
export class ArchiveObjectError extends BusbarError {
  readonly code = 'ARCHIVE_OBJECT_UNREADABLE';
  /** `s3://bucket/key` */
  readonly url: string;

  constructor(url: string, reason: string, cause?: unknown) {
    super(
      `Failed to read archive object "${url}": ${reason}. Move it out of the archive's prefix, then try again.`,
      { retry: 'operator', cause },
    );
    this.url = url;
  }
}
