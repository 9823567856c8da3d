import type { ApiDestinationService, LogService, TopicService } from '../src/services.ts';

/** Services that a test has nothing of. */
export const absentServices: {
  readonly topics: TopicService;
  readonly apiDestinations: ApiDestinationService;
  readonly logs: LogService;
} = {
  topics: { exists: () => false, publish: () => ({ messageId: '' }) },
  apiDestinations: {
    exists: () => false,
    reserve: () => 0,
    invoke: () => Promise.reject(new Error('there is no API destination')),
  },
  logs: { exists: () => false, append() {} },
};
