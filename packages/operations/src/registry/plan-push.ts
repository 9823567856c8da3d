import { contractExtensionKey, type RegistryDocument } from '@busbar/events-schema/registry';
import type { RegisteredSchema, SchemaSummary } from './schema-registry-port.ts';

/**
 * What a push does with one schema: `create`, `update` (adds a version), `retag`, nothing when it is `unchanged`; a schema of
 * other origin under this name is `foreign` and stays; a schema of a contract that there is no more is `orphaned` and stays.
 */
export type PushAction = 'create' | 'update' | 'retag' | 'unchanged' | 'foreign' | 'orphaned';

/** One schema of a push, with what is done with it. */
export interface PushStep {
  readonly action: PushAction;
  /** Name in the registry. */
  readonly name: string;
  /** What is pushed; absent for `orphaned`. */
  readonly document?: RegistryDocument;
  /** ARN of the schema that is there. */
  readonly arn?: string;
  /** Tags to set, those that are there and say something else. */
  readonly tags?: Readonly<Record<string, string>>;
}

/** What {@link planPush} compares. */
export interface PushPlanInput {
  /** What the contracts say. */
  readonly declared: readonly RegistryDocument[];
  /** Names that the contracts have use for beside those: of drafts, say. @default [] */
  readonly keep?: readonly string[] | undefined;
  /** Every schema of the registry. */
  readonly listed: readonly SchemaSummary[];
  /** Those of the declared names that are there, with their content. */
  readonly registered: readonly RegisteredSchema[];
}

/** Plans a push: what is there and says the same is left alone, so that a second push does nothing. */
export function planPush({ declared, keep = [], listed, registered }: PushPlanInput): readonly PushStep[] {
  const there = new Map(registered.map((schema) => [schema.name, schema]));
  const steps = declared.map((document): PushStep => {
    const { name } = document;
    const present = there.get(name);
    if (present === undefined) return { action: 'create', name, document };
    const found = { name, document, arn: present.arn };
    if (contractOf(present) !== document.tags['busbar:contract']) return { action: 'foreign', ...found };
    const differing = Object.entries(document.tags).filter(([key, value]) => present.tags[key] !== value);
    const tags = differing.length === 0 ? {} : { tags: Object.fromEntries(differing) };
    if (!isSameJson(present.content, document.content) || present.dialect !== document.dialect)
      return { action: 'update', ...found, ...tags };
    return { action: differing.length === 0 ? 'unchanged' : 'retag', ...found, ...tags };
  });
  const kept = new Set([...declared.map(({ name }) => name), ...keep].map(withoutForm));
  const orphaned = listed
    .filter(({ name, tags }) => tags['busbar:contract'] !== undefined && !kept.has(withoutForm(name)))
    .map(({ name }): PushStep => ({ action: 'orphaned', name }));
  return [...steps, ...orphaned];
}

/** The contract that a registered schema was pushed from, by its tags or by itself. */
function contractOf({ tags, content }: RegisteredSchema): string | undefined {
  const tagged = tags['busbar:contract'];
  if (tagged !== undefined) return tagged;
  const document = parsed(content);
  const extension =
    typeof document === 'object' && document !== null ? (document as Record<string, unknown>) : {};
  const contract = extension[contractExtensionKey];
  return typeof contract === 'object' && contract !== null && 'detailType' in contract
    ? String(contract.detailType)
    : undefined;
}

function isSameJson(a: string, b: string): boolean {
  return a === b || sorted(parsed(a)) === sorted(parsed(b));
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** JSON text with keys in order: a registry may lay a document out anew. */
function sorted(value: unknown): string | undefined {
  return JSON.stringify(value, (_key, member: unknown) =>
    typeof member === 'object' && member !== null && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  );
}

function withoutForm(name: string): string {
  return name.replace(/-draft4$/, '');
}
