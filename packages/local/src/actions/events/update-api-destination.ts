import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import {
  type ApiDestinationInput,
  apiDestinationConstraints,
  apiDestinationSettingsOf,
  toApiDestinationState,
} from './api-destination-entry.ts';
import { checkInput } from './input-constraints.ts';
import { permissionOn } from './resource-arns.ts';

/** Changes an API destination; what is left out stays. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_UpdateApiDestination.html */
export const updateApiDestination = defineAction<ApiDestinationInput>({
  service: 'events',
  name: 'UpdateApiDestination',
  permissions: permissionOn.apiDestination('events:UpdateApiDestination'),
  handle(input, { services }) {
    checkInput(input, apiDestinationConstraints({ whole: false }));
    const { destinations } = apiDestinationCoreOf(services);
    const updated = destinations.update(input.Name, apiDestinationSettingsOf(input));
    return toApiDestinationState(updated, destinations);
  },
});
