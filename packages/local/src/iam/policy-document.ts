import type { PolicyDocument } from './access-control.ts';

export type ConditionBlock = Readonly<Record<string, Readonly<Record<string, readonly string[]>>>>;

/** One statement with every "one or many" made many. @see https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_grammar.html */
export interface PolicyStatement {
  readonly sid: string | undefined;
  readonly effect: 'Allow' | 'Deny';
  readonly actions: readonly string[] | undefined;
  readonly notActions: readonly string[] | undefined;
  readonly resources: readonly string[] | undefined;
  readonly notResources: readonly string[] | undefined;
  /** By kind (`AWS`, `Service`, …); `'*'` for everyone; `undefined` in an identity policy. */
  readonly principals: PrincipalBlock | undefined;
  readonly notPrincipals: PrincipalBlock | undefined;
  readonly conditions: ConditionBlock;
}

export type PrincipalBlock = '*' | Readonly<Record<string, readonly string[]>>;

/** Reads a policy document into statements. Accepts one statement or a list, one value or a list, as IAM does. */
export function toStatements(document: PolicyDocument): readonly PolicyStatement[] {
  return toList(document.Statement).map((raw) => {
    const statement = raw as Record<string, unknown>;
    return {
      sid: statement.Sid as string | undefined,
      effect: statement.Effect === 'Deny' ? 'Deny' : 'Allow',
      actions: toStrings(statement.Action),
      notActions: toStrings(statement.NotAction),
      resources: toStrings(statement.Resource),
      notResources: toStrings(statement.NotResource),
      principals: toPrincipals(statement.Principal),
      notPrincipals: toPrincipals(statement.NotPrincipal),
      conditions: toConditions(statement.Condition),
    };
  });
}

function toList(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

function toStrings(value: unknown): readonly string[] | undefined {
  return value === undefined ? undefined : toList(value).map(String);
}

function toPrincipals(value: unknown): PrincipalBlock | undefined {
  if (value === undefined) return undefined;
  if (value === '*') return '*';
  return Object.fromEntries(
    Object.entries(value as object).map(([kind, names]) => [kind, toList(names).map(String)]),
  );
}

function toConditions(value: unknown): ConditionBlock {
  if (value === undefined) return {};
  return Object.fromEntries(
    Object.entries(value as object).map(([operator, keys]) => [
      operator,
      Object.fromEntries(
        Object.entries(keys as object).map(([key, wanted]) => [
          key.toLowerCase(),
          toList(wanted).map(String),
        ]),
      ),
    ]),
  );
}
