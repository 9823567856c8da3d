import { describe, expect, it } from 'vitest';
import { createSpy } from '../spy.ts';
import { createAccessControl, type IamMode } from './create-access-control.ts';

const roleArn = 'arn:aws:iam::123456789012:role/projection';
const table = 'arn:aws:dynamodb:us-east-1:123456789012:table/read-model';

function createWithRole(mode: IamMode) {
  const spy = createSpy();
  const access = createAccessControl({ accountId: '123456789012', mode, spy, now: () => 0 });
  access.putRole({ roleArn, roleName: 'projection' });
  access.putRolePolicy('projection', 'tables', {
    Statement: [
      { Effect: 'Allow', Action: ['dynamodb:PutItem', 'dynamodb:GetItem'], Resource: table },
      { Effect: 'Allow', Action: 's3:PutObject', Resource: 'arn:aws:s3:::archive/*' },
    ],
  });
  const principal = access.principalOf(access.credentialsFor(roleArn, 'fn').accessKeyId);
  return { access, spy, principal };
}

describe('createAccessControl', () => {
  it('finds the role behind an access key and the account behind any other', () => {
    const { access, principal } = createWithRole('enforce');
    expect(principal).toEqual({
      type: 'role',
      arn: roleArn,
      sessionArn: 'arn:aws:sts::123456789012:assumed-role/projection/fn',
    });
    expect(access.principalOf('AKIAIOSFODNN7EXAMPLE')).toEqual({
      type: 'account',
      arn: 'arn:aws:iam::123456789012:root',
    });
  });

  it('refuses with principal, action and resource as AWS words it', () => {
    const { access, spy, principal } = createWithRole('enforce');
    expect(access.decide({ principal, action: 'dynamodb:Scan', resource: table })).toEqual({
      allowed: false,
      message:
        'User: arn:aws:sts::123456789012:assumed-role/projection/fn is not authorized to perform: dynamodb:Scan on ' +
        `resource: ${table} because no identity-based policy allows the dynamodb:Scan action`,
    });
    expect(spy.count('access-denied')).toBe(1);
  });

  it('lets the same call through in report mode and keeps it in the report', () => {
    const { access, principal } = createWithRole('report');
    expect(access.decide({ principal, action: 'dynamodb:PutItem', resource: table })).toEqual({
      allowed: true,
    });
    expect(access.decide({ principal, action: 'dynamodb:Scan', resource: table })).toEqual({ allowed: true });
    expect(access.report()).toEqual({
      principals: [
        {
          principal: roleArn,
          needed: [{ resource: table, actions: ['dynamodb:PutItem', 'dynamodb:Scan'] }],
          denied: [{ action: 'dynamodb:Scan', resource: table, times: 1 }],
        },
      ],
      unusedGrants: [
        {
          principal: roleArn,
          policyName: 'tables',
          actions: ['s3:PutObject'],
          resources: ['arn:aws:s3:::archive/*'],
        },
      ],
    });
  });

  it('looks at nothing when it is off', () => {
    const { access, spy, principal } = createWithRole('off');
    expect(access.decide({ principal, action: 'iam:DeleteUser', resource: '*' })).toEqual({ allowed: true });
    expect(spy.count('access-denied')).toBe(0);
  });

  it('attaches the AWS-managed policies that it knows and no other', () => {
    const { access, principal } = createWithRole('enforce');
    const arn = (name: string) => `arn:aws:iam::aws:policy/service-role/${name}`;
    expect(access.attachManagedPolicy('projection', arn('AWSLambdaBasicExecutionRole'))).toBe(true);
    expect(access.attachManagedPolicy('projection', arn('AdministratorAccess'))).toBe(false);
    const logGroup = 'arn:aws:logs:us-east-1:123456789012:log-group:x';
    expect(access.decide({ principal, action: 'logs:PutLogEvents', resource: logGroup }).allowed).toBe(true);
  });

  it('forgets a policy that was taken from its role', () => {
    const { access, principal } = createWithRole('enforce');
    access.deleteRolePolicy('projection', 'tables');
    expect(access.decide({ principal, action: 'dynamodb:PutItem', resource: table }).allowed).toBe(false);
  });
});
