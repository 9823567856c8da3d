import { limits } from '@busbar/core';
import { eventBusArn, eventBusNameOf } from '../../cores/event-bus/event-bus-arns.ts';
import { eventBusCoreOf } from '../../cores/event-bus/event-bus-core.ts';
import { invalid } from '../../cores/event-bus/event-bus-errors.ts';
import type { PutEventsInputEntry } from '../../cores/event-bus/put-events-entry.ts';
import { type ActionContext, defineAction, type RequiredPermission } from '../../gateway/service-action.ts';
import { checkInput, type InputConstraints } from './input-constraints.ts';
import { members } from './members.ts';
import { toEpochMs } from './timestamp.ts';

interface Entry {
  readonly Time?: unknown;
  readonly Source?: string;
  readonly Resources?: readonly string[];
  readonly DetailType?: string;
  readonly Detail?: string;
  readonly EventBusName?: string;
  readonly TraceHeader?: string;
}

interface Input {
  readonly Entries: readonly Entry[];
  readonly EndpointId?: string;
}

const text = { type: 'string' } as const;
const constraints: InputConstraints = {
  Entries: {
    type: 'list',
    required: true,
    minimum: 1,
    maximum: limits.putEvents.entries,
    member: {
      type: 'structure',
      members: {
        Time: members.timestamp,
        Source: text,
        Resources: { type: 'list', member: { type: 'string', maximum: 2048 } },
        DetailType: text,
        Detail: text,
        EventBusName: members.eventBusNameOrArn,
        TraceHeader: { type: 'string', minimum: 1, maximum: 500 },
      },
    },
  },
  EndpointId: { type: 'string', minimum: 1, maximum: 50 },
};

/** Puts events on buses; some entries may be refused while others are accepted. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_PutEvents.html */
export const putEvents = defineAction<Input>({
  service: 'events',
  name: 'PutEvents',
  permissions,
  handle(input, { services }) {
    checkInput(input, constraints);
    if (input.EndpointId !== undefined) {
      throw invalid('Parameter EndpointId is not valid. Reason: The local cloud has no global endpoints.');
    }
    const results = eventBusCoreOf(services).putEvents(input.Entries.map(toInputEntry));
    return {
      FailedEntryCount: results.filter((result) => 'ErrorCode' in result).length,
      Entries: results,
    };
  },
});

/** One permission for each bus, source and detail-type that occurs. */
function permissions({ Entries }: Input, { cloud }: ActionContext): readonly RequiredPermission[] {
  if (!Array.isArray(Entries)) return [];
  const required = new Map<string, RequiredPermission>();
  for (const entry of Entries as readonly (Entry | null)[]) {
    const { EventBusName, Source, DetailType } = entry ?? {};
    const resource = eventBusArn(
      cloud,
      eventBusNameOf(cloud, typeof EventBusName === 'string' ? EventBusName : undefined),
    );
    const conditions = {
      ...(typeof Source === 'string' && { 'events:source': Source }),
      ...(typeof DetailType === 'string' && { 'events:detail-type': DetailType }),
    };
    required.set(JSON.stringify([resource, conditions]), {
      action: 'events:PutEvents',
      resource,
      conditions,
    });
  }
  return [...required.values()];
}

function toInputEntry(entry: Entry): PutEventsInputEntry {
  return {
    ...(entry.Time !== undefined && entry.Time !== null && { timeMs: toEpochMs(entry.Time) }),
    ...(entry.Source !== undefined && { source: entry.Source }),
    ...(entry.DetailType !== undefined && { detailType: entry.DetailType }),
    ...(entry.Detail !== undefined && { detail: entry.Detail }),
    ...(entry.Resources !== undefined && { resources: entry.Resources }),
    ...(entry.EventBusName !== undefined && { eventBusName: entry.EventBusName }),
    ...(entry.TraceHeader !== undefined && { traceHeader: entry.TraceHeader }),
  };
}
