import { describe, expect, it } from 'vitest';
import { createEventBusCloud, eventBusArn, refusal } from '../../../test/event-bus-cloud.ts';

describe('permission actions', () => {
  it('build the policy of a bus statement by statement', async () => {
    const { call, policyOf } = createEventBusCloud();
    const Action = 'events:PutEvents';

    await call('PutPermission', { StatementId: 'one', Action, Principal: '111111111111' });
    await call('PutPermission', { StatementId: 'two', Action, Principal: '222222222222' });
    await call('PutPermission', {
      StatementId: 'one',
      Action,
      Principal: '*',
      Condition: { Type: 'StringEquals', Key: 'aws:PrincipalOrgID', Value: 'o-1' },
    });
    const { Policy } = (await call('DescribeEventBus')) as { Policy: string };
    await call('RemovePermission', { StatementId: 'one' });

    const Resource = eventBusArn('default');
    const two = {
      Sid: 'two',
      Effect: 'Allow',
      Principal: { AWS: 'arn:aws:iam::222222222222:root' },
      Action,
      Resource,
    };
    expect(JSON.parse(Policy)).toEqual({
      Version: '2012-10-17',
      Statement: [
        two,
        {
          Sid: 'one',
          Effect: 'Allow',
          Principal: '*',
          Action,
          Resource,
          Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-1' } },
        },
      ],
    });
    expect(policyOf(Resource)).toEqual({ Version: '2012-10-17', Statement: [two] });
    await call('RemovePermission', { RemoveAllPermissions: true });
    expect(policyOf(Resource)).toBeUndefined();
  });

  it('take a whole policy', async () => {
    const { call, policyOf } = createEventBusCloud();
    const policy = { Version: '2012-10-17', Statement: { Sid: 'a', Effect: 'Allow' } };

    await call('PutPermission', { Policy: JSON.stringify(policy) });

    expect(policyOf(eventBusArn('default'))).toEqual(policy);
    await call('RemovePermission', { StatementId: 'a' });
    expect(policyOf(eventBusArn('default'))).toBeUndefined();
  });

  it('refuse in the words of AWS', async () => {
    const { call } = createEventBusCloud();
    const long = { Version: '2012-10-17', Statement: [{ Sid: 'x'.repeat(10_240) }] };

    const refusals = [
      await refusal(call('RemovePermission', { StatementId: 'none' })),
      await refusal(call('RemovePermission', { StatementId: 'none', EventBusName: 'none' })),
      await refusal(call('PutPermission', { StatementId: 'a' })),
      await refusal(call('PutPermission', { StatementId: 'a', Action: 'sqs:Send', Principal: 'me' })),
      await refusal(call('PutPermission', { Policy: 'text' })),
      await refusal(call('PutPermission', { Policy: JSON.stringify(long) })),
    ];

    expect(refusals).toMatchInlineSnapshot(`
      [
        "ResourceNotFoundException: Statement with the provided id does not exist.",
        "ResourceNotFoundException: Event bus none does not exist.",
        "ValidationException: Parameters StatementId, Action and Principal must be specified when Policy is not.",
        "ValidationException: 2 validation errors detected: Value 'sqs:Send' at 'action' failed to satisfy constraint: Member must satisfy regular expression pattern: events:[a-zA-Z]+; Value 'me' at 'principal' failed to satisfy constraint: Member must satisfy regular expression pattern: (\\d{12}|\\*)",
        "ValidationException: Parameter Policy is not valid. Reason: Policy is not a valid policy document.",
        "PolicyLengthExceededException: The event bus policy size limit of 10240 characters is exceeded by 49.",
      ]
    `);
  });
});
