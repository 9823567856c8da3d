import { describe, expect, it } from 'vitest';
import { toStatements } from './policy-document.ts';
import { evaluatePolicies } from './policy-evaluation.ts';
import type { Principal } from './principal.ts';

const role: Principal = {
  type: 'role',
  arn: 'arn:aws:iam::123456789012:role/projection',
  sessionArn: 'arn:aws:sts::123456789012:assumed-role/projection/fn',
};
const rule: Principal = {
  type: 'service',
  service: 'events.amazonaws.com',
  sourceArn: 'arn:aws:events:us-east-1:123456789012:rule/orders/all',
  sourceAccount: '123456789012',
};
const account: Principal = { type: 'account', arn: 'arn:aws:iam::123456789012:root' };
const queue = 'arn:aws:sqs:us-east-1:123456789012:orders';

const statements = (...Statement: object[]) => toStatements({ Version: '2012-10-17', Statement });
const send = (principal: Principal, conditions: Record<string, string> = {}) => ({
  principal,
  action: 'sqs:SendMessage',
  resource: queue,
  conditions,
});

describe('evaluatePolicies', () => {
  it('refuses a role that no policy allows', () => {
    expect(evaluatePolicies(send(role), { identity: [], resource: undefined })).toEqual({
      allowed: false,
      reason: 'no-allow',
    });
  });

  it.each([
    ['the exact action and resource', { Action: 'sqs:SendMessage', Resource: queue }, true],
    ['an action in another case', { Action: 'SQS:sendmessage', Resource: queue }, true],
    ['a wildcard in the action', { Action: 'sqs:Send*', Resource: queue }, true],
    ['? for one character', { Action: 'sqs:SendMessag?', Resource: queue }, true],
    ['a wildcard in the resource', { Action: ['sqs:SendMessage'], Resource: ['arn:aws:sqs:*:*:ord*'] }, true],
    ['another action', { Action: 'sqs:ReceiveMessage', Resource: queue }, false],
    ['another resource', { Action: 'sqs:SendMessage', Resource: `${queue}-2` }, false],
    [
      'a resource in another case',
      { Action: 'sqs:SendMessage', Resource: queue.replace('orders', 'Orders') },
      false,
    ],
    ['NotAction without the action', { NotAction: 'sqs:DeleteQueue', Resource: queue }, true],
    ['NotAction with the action', { NotAction: 'sqs:*', Resource: queue }, false],
    ['NotResource without the resource', { Action: 'sqs:*', NotResource: `${queue}-dlq` }, true],
    ['NotResource with the resource', { Action: 'sqs:*', NotResource: queue }, false],
  ])('%s in an identity policy', (_case, statement, allowed) => {
    const identity = statements({ Effect: 'Allow', ...statement });
    expect(evaluatePolicies(send(role), { identity, resource: undefined }).allowed).toBe(allowed);
  });

  it('lets an explicit deny win over an allow', () => {
    const identity = statements(
      { Effect: 'Allow', Action: '*', Resource: '*' },
      { Effect: 'Deny', Action: 'sqs:SendMessage', Resource: queue },
    );
    expect(evaluatePolicies(send(role), { identity, resource: undefined })).toEqual({
      allowed: false,
      reason: 'explicit-deny-identity',
    });
  });

  it('lets a deny of the resource win even over the account itself', () => {
    const resource = statements({ Effect: 'Deny', Principal: '*', Action: 'sqs:*', Resource: queue });
    expect(evaluatePolicies(send(account), { identity: [], resource })).toEqual({
      allowed: false,
      reason: 'explicit-deny-resource',
    });
  });

  it('allows the account itself everything that nothing denies', () => {
    expect(evaluatePolicies(send(account), { identity: [], resource: undefined }).allowed).toBe(true);
  });

  it.each([
    ['its rule', rule.sourceArn, true],
    ['another rule', 'arn:aws:events:us-east-1:123456789012:rule/orders/other', false],
  ])('lets a service in through a queue policy that names %s', (_case, sourceArn, allowed) => {
    const resource = statements({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queue,
      Condition: { ArnEquals: { 'aws:SourceArn': sourceArn } },
    });
    const request = send(rule, { 'aws:sourcearn': rule.sourceArn });
    expect(evaluatePolicies(request, { identity: [], resource }).allowed).toBe(allowed);
  });

  it('refuses a service that the queue policy does not name', () => {
    const resource = statements({
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:*',
      Resource: queue,
    });
    expect(evaluatePolicies(send(rule), { identity: [], resource }).allowed).toBe(false);
  });

  it.each([
    ['its ARN', role.arn],
    ['its session', role.sessionArn],
    ['its account id', '123456789012'],
    ['its account root', 'arn:aws:iam::123456789012:root'],
  ])('lets a role in through a resource policy that names %s', (_case, name) => {
    const resource = statements({
      Effect: 'Allow',
      Principal: { AWS: name },
      Action: 'sqs:*',
      Resource: queue,
    });
    expect(evaluatePolicies(send(role), { identity: [], resource }).allowed).toBe(true);
  });

  it('keeps NotPrincipal out', () => {
    const resource = statements({
      Effect: 'Allow',
      NotPrincipal: { AWS: role.arn },
      Action: 'sqs:*',
      Resource: queue,
    });
    expect(evaluatePolicies(send(role), { identity: [], resource }).allowed).toBe(false);
  });
});
