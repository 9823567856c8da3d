import { defineSnsAction } from './define-topic-action.ts';
import { toPage } from './list-page.ts';
import { toSubscriptionEntry } from './subscription-entry.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptions.html */
export const listSubscriptions = defineSnsAction({
  name: 'ListSubscriptions',
  permissions: () => [{ action: 'sns:ListSubscriptions', resource: '*' }],
  handle(input, { topics }) {
    const { page, next } = toPage(topics.subscriptions.list(), input);
    return { Subscriptions: page.map(toSubscriptionEntry), ...next };
  },
});
