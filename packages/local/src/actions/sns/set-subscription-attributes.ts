import { defineSnsAction, optionalTextParameter, textParameter } from './define-topic-action.ts';
import { checkSubscriptionArn } from './subscription-entry.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_SetSubscriptionAttributes.html */
export const setSubscriptionAttributes = defineSnsAction({
  name: 'SetSubscriptionAttributes',
  permissions: () => [{ action: 'sns:SetSubscriptionAttributes', resource: '*' }],
  handle(input, { topics }) {
    const arn = textParameter(input, 'SubscriptionArn');
    checkSubscriptionArn(arn);
    const value = optionalTextParameter(input, 'AttributeValue') ?? '';
    topics.subscriptions.setAttribute(arn, textParameter(input, 'AttributeName'), value);
  },
});
