import { AwsError } from '../aws-error.ts';
import type { QueryBinding, QueryMember } from '../service-action.ts';

type Node = { [key: string]: Node | string };

/** Levels of names that are taken: far more than any API has. */
const maximumLevels = 50;
const listIndex = /^[1-9]\d{0,5}$/;

/**
 * Reads the input of a query request: `Attribute.1.Name=…` (flattened, by the binding), `Parameters.member.1.Key=…`
 * (lists) and `Tags.entry.1.key=…` (maps). Scalars stay text.
 *
 * @throws {AwsError} MalformedQueryString for a name of more than 50 levels.
 * @see https://smithy.io/2.0/aws/protocols/aws-query-protocol.html
 */
export function parseQueryInput(
  parameters: URLSearchParams,
  binding?: QueryBinding,
): Record<string, unknown> {
  const root: Node = Object.create(null) as Node;
  for (const [name, value] of parameters) {
    if (name === 'Action' || name === 'Version' || name.startsWith('X-Amz-')) continue;
    const keys = name.split('.', maximumLevels + 1);
    if (keys.length > maximumLevels) {
      throw new AwsError('MalformedQueryString', `A parameter's name has more than ${maximumLevels} levels.`);
    }
    const last = keys.pop()!;
    let node = root;
    for (const key of keys) {
      const child = node[key];
      if (typeof child === 'object') {
        node = child;
      } else {
        const created: Node = Object.create(null) as Node;
        node[key] = created;
        node = created;
      }
    }
    node[last] = value;
  }
  const members = new Map((binding?.input ?? []).map((member) => [member.wireName, member]));
  return toStructure(root, members);
}

function toStructure(node: Node, members: ReadonlyMap<string, QueryMember>): Record<string, unknown> {
  const structure: Record<string, unknown> = Object.create(null) as Record<string, unknown>;
  for (const [name, child] of Object.entries(node)) {
    const member = members.get(name);
    if (member === undefined || typeof child === 'string') {
      structure[member?.member ?? name] = toValue(child, members);
    } else {
      structure[member.member] = toMember(child, member, members);
    }
  }
  return structure;
}

function toMember(node: Node, member: QueryMember, members: ReadonlyMap<string, QueryMember>): unknown {
  if (member.shape === 'map') return toMap(node, member, members);
  if (member.shape !== 'entry-map') return toList(node, members);
  const entries = typeof node.entry === 'object' ? node.entry : {};
  return toMap(entries, { mapNames: member.mapNames ?? ['key', 'value'] }, members);
}

function toValue(node: Node | string, members: ReadonlyMap<string, QueryMember>): unknown {
  if (typeof node === 'string') return node;
  const keys = Object.keys(node);
  if (keys.length === 1 && typeof node.member === 'object') return toList(node.member, members);
  if (keys.length === 1 && typeof node.entry === 'object') {
    return toMap(node.entry, { mapNames: ['key', 'value'] }, members);
  }
  if (keys.length > 0 && keys.every((key) => listIndex.test(key))) return toList(node, members);
  return toStructure(node, members);
}

function toList(node: Node, members: ReadonlyMap<string, QueryMember>): unknown[] {
  return Object.entries(node)
    .filter(([key]) => listIndex.test(key))
    .sort(([a], [b]) => Number(a) - Number(b))
    .map(([, child]) => toValue(child, members));
}

function toMap(
  node: Node,
  { mapNames: [keyName, valueName] = ['Name', 'Value'] }: Pick<QueryMember, 'mapNames'>,
  members: ReadonlyMap<string, QueryMember>,
): Record<string, unknown> {
  const entries = Object.entries(node).flatMap(([, entry]): [string, unknown][] => {
    if (typeof entry === 'string' || typeof entry[keyName] !== 'string') return [];
    return [[entry[keyName], toValue(entry[valueName] ?? '', members)]];
  });
  return Object.fromEntries(entries);
}
