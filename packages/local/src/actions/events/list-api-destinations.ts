import { apiDestinationCoreOf } from '../../cores/api-destination/api-destination-service.ts';
import { defineAction } from '../../gateway/service-action.ts';
import { toApiDestinationEntry } from './api-destination-entry.ts';
import { checkInput } from './input-constraints.ts';
import { members, prefixOf } from './members.ts';
import { type PageRequest, toPage } from './page.ts';
import { permissionOn } from './resource-arns.ts';

interface Input extends PageRequest {
  readonly NamePrefix?: string;
  readonly ConnectionArn?: string;
}

/** Lists the API destinations, sorted by name. @see https://docs.aws.amazon.com/eventbridge/latest/APIReference/API_ListApiDestinations.html */
export const listApiDestinations = defineAction<Input>({
  service: 'events',
  name: 'ListApiDestinations',
  permissions: permissionOn.everything('events:ListApiDestinations'),
  handle(input, { services }) {
    checkInput(input, {
      NamePrefix: prefixOf(members.apiDestinationName),
      ConnectionArn: members.arn,
      NextToken: members.nextToken,
      Limit: members.limit,
    });
    const { NamePrefix = '', ConnectionArn } = input;
    const { destinations } = apiDestinationCoreOf(services);
    const listed = destinations
      .list()
      .filter(({ name }) => name.startsWith(NamePrefix))
      .filter(({ connectionArn }) => ConnectionArn === undefined || connectionArn === ConnectionArn);
    const { items, ...next } = toPage(listed, input);
    return { ApiDestinations: items.map((each) => toApiDestinationEntry(each, destinations)), ...next };
  },
});
