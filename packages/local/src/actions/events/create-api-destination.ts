import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import type { ApiDestinationSettings } from '../../cores/api-destination/api-destination-registry.ts';
import { defineAction } from '../../gateway/service-action.ts';
import {
  type ApiDestinationInput,
  apiDestinationConstraints,
  apiDestinationSettingsOf,
  toApiDestinationState,
} from './api-destination-entry.ts';
import { checkInput } from './input-constraints.ts';
import { permissionOn } from './resource-arns.ts';

/** Creates an API destination on this machine. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_CreateApiDestination.html */
export const createApiDestination = defineAction<ApiDestinationInput>({
  service: 'events',
  name: 'CreateApiDestination',
  permissions: permissionOn.apiDestination('events:CreateApiDestination'),
  handle(input, { services }) {
    checkInput(input, apiDestinationConstraints({ whole: true }));
    const { destinations } = apiDestinationCoreOf(services);
    const settings = apiDestinationSettingsOf(input) as ApiDestinationSettings;
    return toApiDestinationState(destinations.create(input.Name, settings), destinations);
  },
});
