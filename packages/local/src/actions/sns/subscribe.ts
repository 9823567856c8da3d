import { defineSnsAction, mapParameter, optionalTextParameter, topicArnOf } from './define-topic-action.ts';

/** @see https://docs.aws.amazon.com/sns/latest/api/API_Subscribe.html */
export const subscribe = defineSnsAction({
  name: 'Subscribe',
  permissions: (input) => [
    {
      action: 'sns:Subscribe',
      resource: topicArnOf(input),
      conditions: {
        'sns:protocol': optionalTextParameter(input, 'Protocol') ?? '',
        'sns:endpoint': optionalTextParameter(input, 'Endpoint') ?? '',
      },
    },
  ],
  handle(input, { topics, context: { principal } }) {
    const { arn, confirmed } = topics.subscribe(topicArnOf(input), {
      protocol: input.Protocol,
      endpoint: input.Endpoint,
      attributes: mapParameter(input, 'Attributes'),
      principal: principal.type === 'service' ? principal.sourceArn : principal.arn,
    });
    const shown = confirmed || String(input.ReturnSubscriptionArn) === 'true';
    return { SubscriptionArn: shown ? arn : 'pending confirmation' };
  },
});
