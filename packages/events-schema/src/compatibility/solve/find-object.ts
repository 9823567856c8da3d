import type { Json } from '../../generate/json-pointer.ts';
import { type BrokenRule, none, type Outcome, unknown } from '../outcome.ts';
import { demandsOf, fieldSchemas, matchesName } from './field-schemas.ts';
import { holds, type NameMatcher, type Search, type Signed, type State } from './goal.ts';

/** A field that must be there under some name. */
interface Wanted {
  readonly where: NameMatcher;
  readonly goal: Signed | undefined;
  /** What the name itself must be. */
  readonly name: Signed | undefined;
}

/** Fields that were chosen to be there, with what is asked of their values beyond the schemas. */
type Chosen = ReadonlyMap<string, readonly Signed[]>;

const mostPatterns = 4;
const mostFields = 400;

/** Finds an object, or proves that there is none. */
export function findObject(search: Search, state: State): Outcome {
  const { positives, demands } = state;
  const everywhere = demandsOf(demands, 'everyField');
  const goalOf = (name: string, extra: readonly Signed[]): readonly Signed[] => [
    ...positives.flatMap((positive) => fieldSchemas(search.space, positive, name).map(holds)),
    ...everywhere.flatMap(({ where, goal }) => (matchesName(where, name) ? [goal] : [])),
    ...extra,
  ];
  // Before all fields are gone through, as there may be thousands and one way for each: a field that cannot be is enough.
  const asked = Map.groupBy(demandsOf(demands, 'field'), ({ name }) => name);
  for (const [name, fields] of asked) {
    const extra = fields.map(({ goal }) => goal);
    if (search.solve(goalOf(name, extra)).kind === 'none') return none;
  }

  const names = new Set<string>();
  const required = new Set<string>();
  const patterns = new Set<string>();
  let least = 0;
  let most = Number.POSITIVE_INFINITY;
  const nameGoals: Signed[] = [];
  const takePatterns = (where: NameMatcher) => {
    for (const pattern of 'pattern' in where ? [where.pattern] : where.patterns) patterns.add(pattern);
    for (const name of 'names' in where ? where.names : []) names.add(name);
  };
  for (const { schema, document } of positives) {
    if (typeof schema === 'boolean') continue;
    for (const name of Object.keys((schema.properties as object | undefined) ?? {})) names.add(name);
    for (const pattern of Object.keys((schema.patternProperties as object | undefined) ?? {}))
      patterns.add(pattern);
    for (const name of (schema.required as readonly string[] | undefined) ?? []) required.add(name);
    if (typeof schema.minProperties === 'number') least = Math.max(least, schema.minProperties);
    if (typeof schema.maxProperties === 'number') most = Math.min(most, schema.maxProperties);
    if (schema.propertyNames !== undefined)
      nameGoals.push(holds(search.space.node(schema.propertyNames, document)));
  }
  for (const { count } of demandsOf(demands, 'atLeast')) least = Math.max(least, count);
  for (const { count } of demandsOf(demands, 'atMost')) most = Math.min(most, count);
  for (const { name } of demandsOf(demands, 'present')) required.add(name);
  const chosen = new Map<string, readonly Signed[]>();
  for (const [name, fields] of asked) {
    required.add(name);
    chosen.set(
      name,
      fields.map(({ goal }) => goal),
    );
  }
  const absent = new Set(demandsOf(demands, 'absent').map(({ name }) => name));
  for (const { where } of everywhere) takePatterns(where);
  const wanted: Wanted[] = [
    ...demandsOf(demands, 'someField').map(({ where, goal }) => ({ where, goal, name: undefined })),
    ...demandsOf(demands, 'someName').map(({ goal }) => ({
      where: { names: [], patterns: [] },
      goal: undefined,
      name: goal,
    })),
  ];
  for (const { where } of wanted) takePatterns(where);
  for (const name of required) {
    names.add(name);
    if (absent.has(name)) return none;
    if (!chosen.has(name)) chosen.set(name, []);
  }
  if (least > most || required.size > most) return none;
  const undecided = demands.find((demand) => demand.is === 'undecided');

  const nameOutcome = (name: string, extra: readonly Signed[] = []) =>
    nameGoals.length + extra.length === 0
      ? ({ kind: 'found', value: name } as const)
      : search.solve([...nameGoals, ...extra, holds(search.space.node({ const: name }, {}))]);

  /** One name for each way in which the patterns can tell names apart, of those that nothing names. */
  const freshNames = (avoid: ReadonlySet<string>, extra: readonly Signed[]): readonly Outcome[] => {
    const list = [...patterns];
    if (list.length > mostPatterns) return [unknown('too many patterns of field names meet')];
    const outcomes: Outcome[] = [];
    for (let signs = 0; signs < 2 ** list.length; signs += 1) {
      const matched = list.filter((_, i) => (signs & (1 << i)) !== 0);
      const unmatched = list.filter((_, i) => (signs & (1 << i)) === 0);
      const name = synthetic(search, {
        type: 'string',
        allOf: [
          ...matched.map((pattern) => ({ pattern })),
          ...unmatched.map((pattern) => ({ not: { pattern } })),
          ...(avoid.size === 0 ? [] : [{ not: { enum: [...avoid] } }]),
        ],
      });
      outcomes.push(search.solve([name, ...nameGoals, ...extra]));
    }
    return outcomes;
  };

  const order = [...names];
  const fill = (fields: Chosen): Outcome => {
    search.spend();
    if (fields.size > most) return none;
    const value: Record<string, Json> = {};
    let doubt: string | undefined = undecided?.why;
    let rule: BrokenRule | undefined;
    const take = (outcome: Outcome, name: string): boolean => {
      if (outcome.kind === 'none') return false;
      rule ??= outcome.rule;
      if (outcome.kind === 'unknown') doubt ??= outcome.why;
      else define(value, name, outcome.value);
      return true;
    };
    const inOrder = [...fields].sort(([, a], [, b]) => b.length - a.length);
    for (const [name, extra] of inOrder) {
      const allowed = nameOutcome(name);
      if (allowed.kind === 'none') return none;
      if (allowed.kind === 'unknown') doubt ??= allowed.why;
      if (!take(search.solve(goalOf(name, extra)), name)) return none;
    }
    let count = fields.size;
    if (count < least && doubt === undefined) {
      if (least > mostFields) return unknown(`an example would need ${least} fields`);
      const avoid = new Set([...names, ...absent, ...fields.keys()]);
      for (const name of names) {
        if (count >= least) break;
        if (fields.has(name) || absent.has(name)) continue;
        const allowed = nameOutcome(name);
        const outcome = allowed.kind === 'found' ? search.solve(goalOf(name, [])) : allowed;
        if (outcome.kind === 'unknown') doubt = outcome.why;
        if (outcome.kind !== 'found') continue;
        define(value, name, outcome.value);
        count += 1;
      }
      // Where nothing tells names apart, any number of them will do; else each kind is used up in turn.
      let usable = true;
      while (count < least && usable) {
        search.spend();
        usable = false;
        for (const fresh of freshNames(avoid, [])) {
          if (fresh.kind === 'unknown') doubt = fresh.why;
          if (fresh.kind !== 'found') continue;
          const name = String(fresh.value);
          avoid.add(name);
          const outcome = search.solve(goalOf(name, []));
          if (outcome.kind === 'unknown') doubt = outcome.why;
          if (outcome.kind !== 'found') continue;
          usable = true;
          define(value, name, outcome.value);
          count += 1;
          if (count >= least) break;
        }
      }
      if (count < least && doubt === undefined) return none;
    }
    if (doubt !== undefined) return rule === undefined ? unknown(doubt) : { ...unknown(doubt), rule };
    const ordered = Object.keys(value).sort((a, b) => order.indexOf(a) - order.indexOf(b));
    const tidy: Record<string, Json> = {};
    for (const name of ordered) define(tidy, name, value[name]!);
    return rule === undefined ? { kind: 'found', value: tidy } : { kind: 'found', value: tidy, rule };
  };

  const choose = (fields: Chosen, left: readonly Wanted[]): Outcome => {
    const [next, ...later] = left;
    if (next === undefined) return fill(fields);
    let doubt: Outcome = none;
    const extra = next.goal === undefined ? [] : [next.goal];
    const attempt = (name: string): Outcome => {
      const outcome = choose(new Map(fields).set(name, [...(fields.get(name) ?? []), ...extra]), later);
      return outcome;
    };
    const nameGoal = next.name === undefined ? [] : [next.name];
    const fresh = freshNames(new Set([...names, ...absent, ...fields.keys()]), nameGoal);
    const candidates: readonly Outcome[] = [
      ...fresh,
      ...[...new Set([...names, ...fields.keys()])]
        .filter((name) => !absent.has(name) && matchesName(next.where, name))
        .map((name) =>
          nameGoal.length === 0 ? ({ kind: 'found', value: name } as const) : nameOutcome(name, nameGoal),
        ),
    ];
    for (const candidate of candidates) {
      if (candidate.kind === 'unknown') doubt = candidate;
      if (candidate.kind !== 'found' || !matchesName(next.where, String(candidate.value))) continue;
      const outcome = attempt(String(candidate.value));
      const ruled =
        candidate.rule !== undefined && outcome.kind !== 'none'
          ? { ...outcome, rule: candidate.rule }
          : outcome;
      if (ruled.kind === 'found') return ruled;
      if (ruled.kind === 'unknown') doubt = ruled;
    }
    return doubt;
  };
  return choose(chosen, wanted);
}

function synthetic(search: Search, schema: Json): Signed {
  return holds(search.space.node(schema, {}));
}

/** Sets a field, `__proto__` too. */
function define(target: Record<string, Json>, name: string, value: Json): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}
