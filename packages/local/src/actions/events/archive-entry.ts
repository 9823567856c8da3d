import type { ArchiveDescription, ArchiveRecord, ArchiveSettings } from '../../cores/archive/archive-core.ts';
import type { InputConstraints } from './input-constraints.ts';
import { members } from './members.ts';

/** What CreateArchive and UpdateArchive may set. */
export interface ArchiveInput {
  readonly ArchiveName: string;
  readonly Description?: string;
  readonly EventPattern?: string;
  readonly RetentionDays?: number;
  readonly KmsKeyIdentifier?: string;
}

export const archiveConstraints = {
  Description: members.description,
  EventPattern: members.eventPattern,
  RetentionDays: members.retentionDays,
  KmsKeyIdentifier: members.kmsKeyIdentifier,
} as const satisfies InputConstraints;

/** Reads what is to be set; what the input leaves out is left out. */
export function archiveSettingsOf(input: ArchiveInput): ArchiveSettings {
  return {
    ...(input.Description !== undefined && { description: input.Description }),
    ...(input.EventPattern && { eventPattern: input.EventPattern }),
    ...(input.RetentionDays !== undefined && { retentionDays: input.RetentionDays }),
    ...(input.KmsKeyIdentifier !== undefined && { kmsKeyIdentifier: input.KmsKeyIdentifier }),
  };
}

/** Shows an archive as CreateArchive and UpdateArchive do. */
export function toArchiveState({ arn, createdAtMs }: ArchiveRecord) {
  return { ArchiveArn: arn, State: 'ENABLED', CreationTime: new Date(createdAtMs) };
}

/** Shows an archive as ListArchives does. */
export function toArchiveEntry(archive: ArchiveDescription) {
  return {
    ArchiveName: archive.name,
    EventSourceArn: archive.eventSourceArn,
    State: 'ENABLED',
    RetentionDays: archive.retentionDays ?? 0,
    SizeBytes: archive.sizeBytes,
    EventCount: archive.eventCount,
    CreationTime: new Date(archive.createdAtMs),
  };
}
