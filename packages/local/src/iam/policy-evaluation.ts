import type { AccessRequest } from './access-control.ts';
import { conditionsHold } from './condition.ts';
import type { PolicyStatement, PrincipalBlock } from './policy-document.ts';
import type { Principal } from './principal.ts';
import { matchesWildcard } from './wildcard.ts';

export interface PoliciesInForce {
  /** Of the caller's role. */
  readonly identity: readonly PolicyStatement[];
  /** Of the resource that is called; `undefined` when it has none. */
  readonly resource: readonly PolicyStatement[] | undefined;
}

export type Evaluation =
  | { readonly allowed: true; readonly by: PolicyStatement | 'account' }
  | {
      readonly allowed: false;
      readonly reason: 'explicit-deny-identity' | 'explicit-deny-resource' | 'no-allow';
    };

/**
 * Decides one request inside one account: an explicit deny wins, then one allow of either side is enough. A service
 * principal has no identity policy, so only the resource's policy can let it in.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_evaluation-logic_policy-eval-basics.html
 */
export function evaluatePolicies(
  request: AccessRequest,
  { identity, resource }: PoliciesInForce,
): Evaluation {
  const applying = (statements: readonly PolicyStatement[], side: 'identity' | 'resource') =>
    statements.filter((statement) => applies(statement, request, side));
  const identityStatements = applying(identity, 'identity');
  const resourceStatements = applying(resource ?? [], 'resource');

  if (identityStatements.some(({ effect }) => effect === 'Deny')) {
    return { allowed: false, reason: 'explicit-deny-identity' };
  }
  if (resourceStatements.some(({ effect }) => effect === 'Deny')) {
    return { allowed: false, reason: 'explicit-deny-resource' };
  }
  if (request.principal.type === 'account') return { allowed: true, by: 'account' };
  const allow = identityStatements[0] ?? resourceStatements[0];
  return allow === undefined ? { allowed: false, reason: 'no-allow' } : { allowed: true, by: allow };
}

function applies(statement: PolicyStatement, request: AccessRequest, side: 'identity' | 'resource'): boolean {
  return (
    (side === 'identity' || principalMatches(statement, request.principal)) &&
    actionMatches(statement, request.action) &&
    resourceMatches(statement, request.resource) &&
    conditionsHold(statement.conditions, request.conditions ?? {}, statement.effect)
  );
}

function actionMatches({ actions, notActions }: PolicyStatement, action: string): boolean {
  const named = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesWildcard(pattern.toLowerCase(), action.toLowerCase()));
  if (actions !== undefined) return named(actions);
  return notActions !== undefined && !named(notActions);
}

function resourceMatches({ resources, notResources }: PolicyStatement, resource: string): boolean {
  const named = (patterns: readonly string[]) =>
    patterns.some((pattern) => matchesWildcard(pattern, resource));
  if (resources !== undefined) return named(resources);
  // A bucket or queue policy may leave the resource out: it is the one the policy hangs on.
  return notResources === undefined || !named(notResources);
}

function principalMatches({ principals, notPrincipals }: PolicyStatement, principal: Principal): boolean {
  if (principals !== undefined) return names(principals, principal);
  return notPrincipals !== undefined && !names(notPrincipals, principal);
}

function names(block: PrincipalBlock, principal: Principal): boolean {
  if (block === '*') return true;
  if (principal.type === 'service') return block.Service?.includes(principal.service) ?? false;
  const accountId = principal.arn.split(':')[4] ?? '';
  const aliases = [principal.arn, accountId, `arn:aws:iam::${accountId}:root`, '*'];
  if (principal.type === 'role') aliases.push(principal.sessionArn);
  return block.AWS?.some((name) => aliases.includes(name)) ?? false;
}
