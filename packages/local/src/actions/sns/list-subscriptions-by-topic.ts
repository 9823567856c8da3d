import { defineTopicAction } from './define-topic-action.ts';
import { toPage } from './list-page.ts';
import { toSubscriptionEntry } from './subscription-entry.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_ListSubscriptionsByTopic.html */
export const listSubscriptionsByTopic = defineTopicAction({
  name: 'ListSubscriptionsByTopic',
  handle(input, { arn }, { topics }) {
    const { page, next } = toPage(topics.subscriptions.list(arn), input);
    return { Subscriptions: page.map(toSubscriptionEntry), ...next };
  },
});
