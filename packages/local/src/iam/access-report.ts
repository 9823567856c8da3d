import type { AccessRequest } from './access-control.ts';
import type { PolicyStatement } from './policy-document.ts';
import type { Evaluation } from './policy-evaluation.ts';
import type { RoleGrant } from './role-registry.ts';

/** One principal's part of the report. */
export interface PrincipalAccess {
  /** ARN of the role, or the service's name. */
  readonly principal: string;
  /** The least policy under which the run would have passed: actions by resource. */
  readonly needed: readonly { readonly resource: string; readonly actions: readonly string[] }[];
  /** What no policy allowed. */
  readonly denied: readonly { readonly action: string; readonly resource: string; readonly times: number }[];
}

export interface AccessReport {
  readonly principals: readonly PrincipalAccess[];
  /** Statements of roles that no call has used. */
  readonly unusedGrants: readonly {
    readonly principal: string;
    readonly policyName: string;
    readonly actions: readonly string[];
    readonly resources: readonly string[];
  }[];
}

export interface AccessLog {
  note(request: AccessRequest, evaluation: Evaluation): void;
  /** @param grants statements of the roles as they are now. */
  report(grants: readonly RoleGrant[]): AccessReport;
}

/** Keeps what each role and service asked for; the account's own calls are left out. */
export function createAccessLog(): AccessLog {
  const asked = new Map<string, Map<string, { action: string; resource: string; denied: number }>>();
  const used = new Set<PolicyStatement>();

  return {
    note({ principal, action, resource }, evaluation) {
      if (principal.type === 'account') return;
      const name = principal.type === 'role' ? principal.arn : principal.service;
      const requests = asked.get(name) ?? new Map();
      asked.set(name, requests);
      const key = `${action} ${resource}`;
      const seen = requests.get(key) ?? { action, resource, denied: 0 };
      if (evaluation.allowed && evaluation.by !== 'account') used.add(evaluation.by);
      requests.set(key, evaluation.allowed ? seen : { ...seen, denied: seen.denied + 1 });
    },
    report(grants) {
      const principals = [...asked].map(([principal, requests]) => {
        const byResource = new Map<string, string[]>();
        for (const { action, resource } of requests.values()) {
          byResource.set(resource, [...(byResource.get(resource) ?? []), action].sort());
        }
        return {
          principal,
          needed: [...byResource].map(([resource, actions]) => ({ resource, actions })),
          denied: [...requests.values()]
            .filter(({ denied }) => denied > 0)
            .map(({ action, resource, denied }) => ({ action, resource, times: denied })),
        };
      });
      const unusedGrants = grants
        .filter(({ statement }) => statement.effect === 'Allow' && !used.has(statement))
        .map(({ roleArn, policyName, statement }) => ({
          principal: roleArn,
          policyName,
          actions: statement.actions ?? [],
          resources: statement.resources ?? [],
        }));
      return { principals, unusedGrants };
    },
  };
}
