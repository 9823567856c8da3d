import type { Collection } from '../state/state-store.ts';
import type { PolicyDocument } from './access-control.ts';
import { managedPolicies } from './managed-policies.ts';
import { type PolicyStatement, toStatements } from './policy-document.ts';

export interface RoleDefinition {
  readonly roleArn: string;
  readonly roleName: string;
}

/** A role as it is stored. */
export interface RoleRecord extends RoleDefinition {
  /** Documents by policy name. */
  readonly policies: Readonly<Record<string, PolicyDocument>>;
  /** Names of AWS's own policies: `AWSLambdaBasicExecutionRole`. */
  readonly managedPolicies: readonly string[];
}

/** A statement of a role's own policies. */
export interface RoleGrant {
  readonly roleArn: string;
  readonly policyName: string;
  readonly statement: PolicyStatement;
}

/** The roles of one cloud. Methods that name a role which is not there do nothing. */
export interface RoleRegistry {
  list(): readonly RoleRecord[];
  statementsOf(roleArn: string): readonly PolicyStatement[];
  /** Every statement of every policy that is not one of AWS's own. */
  grants(): readonly RoleGrant[];
  put(role: RoleDefinition): void;
  delete(roleName: string): void;
  putPolicy(roleName: string, policyName: string, document: PolicyDocument): void;
  deletePolicy(roleName: string, policyName: string): void;
  /** @returns false when it is not one that the local cloud knows. */
  attachManagedPolicy(roleName: string, policyArn: string): boolean;
}

/** Creates the registry on a store's collection. Statements are read once for each change of a role. */
export function createRoleRegistry(roles: Collection<RoleRecord>): RoleRegistry {
  const read = new WeakMap<RoleRecord, { all: readonly PolicyStatement[]; grants: readonly RoleGrant[] }>();
  const byName = (roleName: string) => [...roles.values()].find((role) => role.roleName === roleName);
  const change = (roleName: string, changed: (role: RoleRecord) => Partial<RoleRecord>) => {
    const role = byName(roleName);
    if (role !== undefined) roles.set(role.roleArn, { ...role, ...changed(role) });
  };
  const readOf = (role: RoleRecord) => {
    const known = read.get(role);
    if (known !== undefined) return known;
    const grants = Object.entries(role.policies).flatMap(([policyName, document]) =>
      toStatements(document).map((statement) => ({ roleArn: role.roleArn, policyName, statement })),
    );
    const managed = role.managedPolicies.flatMap((name) => toStatements(managedPolicies[name] ?? {}));
    const result = { all: [...grants.map(({ statement }) => statement), ...managed], grants };
    read.set(role, result);
    return result;
  };

  return {
    list: () => [...roles.values()],
    statementsOf(roleArn) {
      const role = roles.get(roleArn);
      return role === undefined ? [] : readOf(role).all;
    },
    grants: () => [...roles.values()].flatMap((role) => readOf(role).grants),
    put({ roleArn, roleName }) {
      roles.set(roleArn, { roleArn, roleName, policies: {}, managedPolicies: [] });
    },
    delete(roleName) {
      const role = byName(roleName);
      if (role !== undefined) roles.delete(role.roleArn);
    },
    putPolicy(roleName, policyName, document) {
      change(roleName, ({ policies }) => ({ policies: { ...policies, [policyName]: document } }));
    },
    deletePolicy(roleName, policyName) {
      change(roleName, ({ policies: { [policyName]: _, ...policies } }) => ({ policies }));
    },
    attachManagedPolicy(roleName, policyArn) {
      const name = policyArn.slice(policyArn.lastIndexOf('/') + 1);
      if (!Object.hasOwn(managedPolicies, name)) return false;
      change(roleName, (role) => ({ managedPolicies: [...new Set([...role.managedPolicies, name])] }));
      return true;
    },
  };
}
