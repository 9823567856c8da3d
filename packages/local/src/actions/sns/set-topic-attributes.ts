import { defineTopicAction, optionalTextParameter, textParameter } from './define-topic-action.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_SetTopicAttributes.html */
export const setTopicAttributes = defineTopicAction({
  name: 'SetTopicAttributes',
  handle(input, { arn }, { topics }) {
    const value = optionalTextParameter(input, 'AttributeValue') ?? '';
    topics.setAttribute(arn, textParameter(input, 'AttributeName'), value);
  },
});
