import { createHash } from 'node:crypto';
import type { Spy } from '../spy.ts';
import { createMemoryStateStore, type StateStore } from '../state/state-store.ts';
import type { AccessControl, AccessDecision, AccessRequest, PolicyDocument } from './access-control.ts';
import { type AccessReport, createAccessLog } from './access-report.ts';
import { type PolicyStatement, toStatements } from './policy-document.ts';
import { evaluatePolicies } from './policy-evaluation.ts';
import type { Principal } from './principal.ts';
import { createRoleRegistry, type RoleDefinition, type RoleRecord } from './role-registry.ts';

/** What is done with a call that no policy allows: refused, let through and reported, or not looked at. */
export type IamMode = 'enforce' | 'report' | 'off';

export interface AccessControlOptions {
  readonly accountId: string;
  readonly mode: IamMode;
  readonly spy: Spy;
  readonly now: () => number;
  /** Where roles, their policies and their sessions are kept. @default in memory */
  readonly store?: StateStore;
}

/** Access control with what the loader of assemblies and the report need besides. */
export interface AccessControlCore extends AccessControl {
  readonly mode: IamMode;
  /** Every role, in the order in which they came. */
  roles(): readonly RoleRecord[];
  /** Puts a role without policies, in place of the one of this ARN. */
  putRole(role: RoleDefinition): void;
  deleteRole(roleName: string): void;
  /** Puts a policy on a role, replacing the one of this name. */
  putRolePolicy(roleName: string, policyName: string, document: PolicyDocument): void;
  deleteRolePolicy(roleName: string, policyName: string): void;
  /** Attaches one of AWS's managed policies. @returns false when it is not one that the local cloud knows. */
  attachManagedPolicy(roleName: string, policyArn: string): boolean;
  /** What was asked for and what was granted in vain, so far. */
  report(): AccessReport;
}

/** Creates the decision point that every call passes. */
export function createAccessControl({
  accountId,
  mode,
  spy,
  now,
  store = createMemoryStateStore(),
}: AccessControlOptions): AccessControlCore {
  const roles = createRoleRegistry(store.collection('iam.roles'));
  // Kept: a key that is known no more would be taken for the account's own.
  const sessions = store.collection<Principal>('iam.sessions');
  const policiesOf = new Map<string, (arn: string) => PolicyDocument | undefined>();
  const parsed = new WeakMap<PolicyDocument, readonly PolicyStatement[]>();
  const log = createAccessLog();
  const account: Principal = { type: 'account', arn: `arn:aws:iam::${accountId}:root` };

  const statementsOf = (document: PolicyDocument) => {
    let statements = parsed.get(document);
    if (statements === undefined) {
      statements = toStatements(document);
      parsed.set(document, statements);
    }
    return statements;
  };
  const identityStatements = (principal: Principal): readonly PolicyStatement[] =>
    principal.type === 'role' ? roles.statementsOf(principal.arn) : [];

  const resourcePolicyOf = (arn: string) => {
    const [, , service = '', region = ''] = arn.split(':', 4);
    return (policiesOf.get(`${service}:${region}`) ?? policiesOf.get(service))?.(arn);
  };

  const decide = (request: AccessRequest): AccessDecision => {
    if (mode === 'off') return { allowed: true };
    const resourcePolicy = resourcePolicyOf(request.resource);
    const evaluation = evaluatePolicies(request, {
      identity: identityStatements(request.principal),
      resource: resourcePolicy && statementsOf(resourcePolicy),
    });
    log.note(request, evaluation);
    if (evaluation.allowed) return { allowed: true };
    const name = principalName(request.principal);
    spy.note({
      type: 'access-denied',
      atMs: now(),
      principal: name,
      action: request.action,
      resource: request.resource,
    });
    if (mode === 'report') return { allowed: true };
    return { allowed: false, message: denialMessage(name, request, evaluation.reason) };
  };

  return {
    mode,
    decide,
    principalOf: (accessKeyId) => sessions.get(accessKeyId ?? '') ?? account,
    credentialsFor(roleArn, sessionName = 'session') {
      const roleName = roleArn.slice(roleArn.lastIndexOf('/') + 1);
      const sessionArn = `arn:aws:sts::${accountId}:assumed-role/${roleName}/${sessionName}`;
      const digest = createHash('sha256').update(sessionArn).digest('hex').toUpperCase();
      const accessKeyId = `ASIA${digest.slice(0, 16)}`;
      if (!sessions.has(accessKeyId)) sessions.set(accessKeyId, { type: 'role', arn: roleArn, sessionArn });
      return { accessKeyId, secretAccessKey: digest.slice(0, 40), sessionToken: digest };
    },
    registerResourcePolicies(service, policyOf, region) {
      policiesOf.set(region === undefined ? service : `${service}:${region}`, policyOf);
    },
    roles: roles.list,
    putRole: roles.put,
    deleteRole: roles.delete,
    putRolePolicy: roles.putPolicy,
    deleteRolePolicy: roles.deletePolicy,
    attachManagedPolicy: roles.attachManagedPolicy,
    report: () => log.report(roles.grants()),
  };
}

function principalName(principal: Principal): string {
  if (principal.type === 'service') return principal.service;
  return principal.type === 'role' ? principal.sessionArn : principal.arn;
}

/** @see https://docs.aws.amazon.com/IAM/latest/UserGuide/troubleshoot_access-denied.html */
function denialMessage(
  name: string,
  { action, resource }: AccessRequest,
  reason: 'explicit-deny-identity' | 'explicit-deny-resource' | 'no-allow',
): string {
  const because = {
    'explicit-deny-identity': 'with an explicit deny in an identity-based policy',
    'explicit-deny-resource': 'with an explicit deny in a resource-based policy',
    'no-allow': `because no identity-based policy allows the ${action} action`,
  }[reason];
  return `User: ${name} is not authorized to perform: ${action} on resource: ${resource} ${because}`;
}
