/** One thing that happened in the cloud, in the order it happened. */
export type SpyRecord =
  | {
      readonly type: 'event-accepted';
      readonly atMs: number;
      readonly eventBusName: string;
      readonly eventId: string;
      readonly event: unknown;
    }
  | {
      readonly type: 'event-matched';
      readonly atMs: number;
      readonly ruleArn: string;
      readonly eventId: string;
      readonly replayName?: string;
    }
  | {
      readonly type: 'event-delivered';
      readonly atMs: number;
      readonly ruleArn: string;
      readonly targetArn: string;
      readonly eventId: string;
      readonly replayName?: string;
    }
  | {
      readonly type: 'event-undeliverable';
      readonly atMs: number;
      readonly ruleArn: string;
      readonly targetArn: string;
      readonly eventId: string;
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly deadLettered: boolean;
    }
  | {
      /** Accepted by PutEvents and delivered nowhere, as AWS does it. */
      readonly type: 'event-dropped';
      readonly atMs: number;
      readonly eventBusName: string;
      readonly eventId: string;
      readonly reason: 'unknown-event-bus';
    }
  | {
      readonly type: 'event-archived';
      readonly atMs: number;
      readonly archiveName: string;
      readonly eventId: string;
    }
  | {
      /** An event made a version of a schema in `discovered-schemas`. */
      readonly type: 'schema-discovered';
      readonly atMs: number;
      readonly schemaName: string;
      readonly schemaVersion: string;
      readonly eventId: string;
    }
  | {
      readonly type: 'notification-published';
      readonly atMs: number;
      readonly topicArn: string;
      readonly messageId: string;
    }
  | {
      readonly type: 'notification-delivered';
      readonly atMs: number;
      readonly topicArn: string;
      readonly subscriptionArn: string;
      readonly protocol: string;
      readonly endpoint: string;
      readonly messageId: string;
    }
  | {
      readonly type: 'notification-undeliverable';
      readonly atMs: number;
      readonly topicArn: string;
      readonly subscriptionArn: string;
      readonly protocol: string;
      readonly endpoint: string;
      readonly messageId: string;
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly deadLettered: boolean;
    }
  | {
      readonly type: 'message-received';
      readonly atMs: number;
      readonly queueArn: string;
      readonly messageId: string;
      readonly receiveCount: number;
    }
  | {
      readonly type: 'message-deleted';
      readonly atMs: number;
      readonly queueArn: string;
      readonly messageId: string;
    }
  | {
      readonly type: 'message-dead-lettered';
      readonly atMs: number;
      readonly queueArn: string;
      readonly deadLetterQueueArn: string;
      readonly messageId: string;
      readonly body: string;
    }
  | {
      readonly type: 'function-invoked';
      readonly atMs: number;
      readonly functionName: string;
      readonly requestId: string;
    }
  | {
      readonly type: 'function-returned';
      readonly atMs: number;
      readonly functionName: string;
      readonly requestId: string;
      readonly outcome: 'success' | 'error' | 'timeout' | 'crash';
      readonly durationMs: number;
    }
  | {
      /** A schedule's target was invoked. */
      readonly type: 'schedule-invoked';
      readonly atMs: number;
      readonly scheduleArn: string;
      readonly targetArn: string;
      readonly executionId: string;
      /** When the schedule was due. */
      readonly scheduledMs: number;
      /** Attempts that failed before. */
      readonly retries: number;
    }
  | {
      readonly type: 'schedule-undeliverable';
      readonly atMs: number;
      readonly scheduleArn: string;
      readonly targetArn: string;
      readonly executionId: string;
      readonly scheduledMs: number;
      readonly errorCode: string;
      readonly errorMessage: string;
      readonly deadLettered: boolean;
    }
  | {
      readonly type: 'fault-injected';
      readonly atMs: number;
      readonly fault: string;
      readonly functionName: string;
    }
  | {
      readonly type: 'access-denied';
      readonly atMs: number;
      readonly principal: string;
      readonly action: string;
      readonly resource: string;
    };

export type SpyRecordType = SpyRecord['type'];
export type SpyRecordOf<Type extends SpyRecordType> = Extract<SpyRecord, { type: Type }>;

/** Sees everything that happens in the cloud. */
export interface Spy {
  note(record: SpyRecord): void;
  /** How many records of a type there have been since the start. */
  count(type: SpyRecordType): number;
  /** Calls `listener` for each record from now on; call the result to stop. */
  listen(listener: (record: SpyRecord) => void): () => void;
}

export function createSpy(): Spy {
  const counts = new Map<SpyRecordType, number>();
  const listeners = new Set<(record: SpyRecord) => void>();
  return {
    note(record) {
      counts.set(record.type, (counts.get(record.type) ?? 0) + 1);
      for (const listener of listeners) listener(record);
    },
    count: (type) => counts.get(type) ?? 0,
    listen(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
