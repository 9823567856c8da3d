import { childPosition, closed, type FieldIndex, type FieldNode } from './undeclared-fields.ts';

/** What a field holds that not everybody may see: personal data, or a secret such as a token. */
export type FieldClassification = 'pii' | 'secret';

/**
 * Classifications by JSON pointer into the data: `{ "/customerId": "pii", "/lines/*\/note": "pii" }`. `*` stands for
 * every item of an array, and for every value of an object whose keys the contract does not name.
 */
export type FieldClassifications = Readonly<Record<string, FieldClassification>>;

/** A step of the pointers that lead to classified fields. */
interface Step {
  readonly steps: Map<string, Step>;
  classification?: FieldClassification;
}

/**
 * Makes a function that copies data for logs. A classified value becomes `"[pii]"` or `"[secret]"`; a field that the
 * contract does not declare becomes `"[undeclared]"`, since nobody has said what it holds.
 */
export function createRedactor(
  fields: FieldIndex,
  classifications: FieldClassifications,
): (data: unknown) => unknown {
  const root: Step = { steps: new Map() };
  for (const [pointer, classification] of Object.entries(classifications)) {
    let step = root;
    for (const token of pointer.split('/').slice(1)) {
      const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
      const next = step.steps.get(key) ?? { steps: new Map<string, Step>() };
      step.steps.set(key, next);
      step = next;
    }
    step.classification = classification;
  }
  const redact = (value: unknown, position: number, here: readonly Step[]): unknown => {
    if (here.some(({ classification }) => classification === 'secret')) return '[secret]';
    if (here.some(({ classification }) => classification === 'pii')) return '[pii]';
    if (position === closed) return '[undeclared]';
    if (typeof value !== 'object' || value === null) return value;
    const node = fields[position];
    if (node !== undefined && !fits(node, value)) return '[undeclared]';
    if (Array.isArray(value)) {
      return value.map((item: unknown, i) =>
        redact(item, node?.prefix?.[i] ?? node?.items ?? -1, follow(here, String(i), true)),
      );
    }
    const entries = Object.entries(value).map(([field, child]: [string, unknown]) => {
      const isNamed = Object.hasOwn(node?.fields ?? {}, field);
      const next = node === undefined ? -1 : childPosition(node, field);
      const redacted =
        next === undefined ? '[undeclared]' : redact(child, next, follow(here, field, !isNamed));
      return [field, redacted] as const;
    });
    return Object.fromEntries(entries);
  };
  return (data) =>
    typeof data === 'object' && data !== null
      ? redact(data, 0, [root])
      : data === undefined
        ? data
        : '[undeclared]';
}

function follow(here: readonly Step[], key: string, isAnyKey: boolean): readonly Step[] {
  return here.flatMap(({ steps }) => {
    const exact = steps.get(key);
    const any = isAnyKey && key !== '*' ? steps.get('*') : undefined;
    return [...(exact === undefined ? [] : [exact]), ...(any === undefined ? [] : [any])];
  });
}

/** Whether the contract speaks of an array, or of an object, at the place where one stands. */
function fits({ fields, rest, prefix, items }: FieldNode, value: object): boolean {
  const isArrayKnown = prefix !== undefined || items !== undefined;
  const isObjectKnown = fields !== undefined || rest !== undefined;
  return Array.isArray(value) ? isArrayKnown || !isObjectKnown : isObjectKnown || !isArrayKnown;
}
