import { none, type Outcome, unknown } from '../outcome.ts';
import { demandsOf } from './field-schemas.ts';
import type { Search, State } from './goal.ts';
import { allowsLiteral, listedLiterals } from './literal-schema.ts';

interface Interval {
  low: number;
  high: number;
  /** The bound itself is left out. */
  lowOpen: boolean;
  highOpen: boolean;
}

const mostSteps = 4000;

/** Finds a number, or proves that there is none. Multiples of fractions are tried, not proven. */
export function findNumber(_search: Search, { positives, demands }: State): Outcome {
  const interval: Interval = {
    low: Number.NEGATIVE_INFINITY,
    high: Number.POSITIVE_INFINITY,
    lowOpen: false,
    highOpen: false,
  };
  const divisors: number[] = [];
  let whole = false;
  for (const { schema } of positives) {
    if (typeof schema === 'boolean') continue;
    if (typeof schema.minimum === 'number') raise(interval, schema.minimum, false);
    if (typeof schema.exclusiveMinimum === 'number') raise(interval, schema.exclusiveMinimum, true);
    if (typeof schema.maximum === 'number') lower(interval, schema.maximum, false);
    if (typeof schema.exclusiveMaximum === 'number') lower(interval, schema.exclusiveMaximum, true);
    if (typeof schema.multipleOf === 'number') divisors.push(schema.multipleOf);
    const types = schema.type === undefined ? ['number'] : [schema.type].flat();
    if (!types.includes('number')) whole = true;
  }
  for (const demand of demands) {
    if (demand.is === 'below') lower(interval, demand.limit, !demand.inclusive);
    if (demand.is === 'above') raise(interval, demand.limit, !demand.inclusive);
  }
  const { low, high, lowOpen, highOpen } = interval;
  if (low > high || (low === high && (lowOpen || highOpen))) return none;

  const avoided = demandsOf(demands, 'notMultipleOf').map(({ divisor }) => divisor);
  const fraction = demands.some((demand) => demand.is === 'notInteger');
  if (fraction && whole) return none;
  if (avoided.some((divisor) => divisors.includes(divisor))) return none;
  const inside = (value: number) =>
    (lowOpen ? value > low : value >= low) && (highOpen ? value < high : value <= high);
  const fits = (value: number) =>
    Number.isFinite(value) &&
    inside(value) &&
    (!whole || Number.isInteger(value)) &&
    !(fraction && Number.isInteger(value)) &&
    divisors.every((divisor) => isMultiple(value, divisor)) &&
    !avoided.some((divisor) => isMultiple(value, divisor)) &&
    allowsLiteral(positives, demands, value);
  const undecided = demands.find((demand) => demand.is === 'undecided');
  const found = (value: number): Outcome =>
    undecided === undefined ? { kind: 'found', value: value === 0 ? 0 : value } : unknown(undecided.why);

  const listed = listedLiterals(positives, 'number');
  if (listed !== undefined) {
    const value = (listed as readonly number[]).find(fits);
    return value === undefined ? none : found(value);
  }

  const exact = [...divisors, ...avoided].every((divisor) => Number.isSafeInteger(divisor) && divisor > 0);
  const grid = whole || divisors.length > 0;
  if (grid && exact && !fraction) {
    const step = divisors.reduce(leastCommonMultiple, 1);
    if (!Number.isSafeInteger(step)) return unknown('the multiples that are asked for are too large');
    return onGrid(step, interval, fits, avoided, found);
  }
  if (grid && exact && fraction) return none;

  const anchors = [0, low, high, (low + high) / 2].filter(Number.isFinite);
  const offsets = [0, 1, -1, 0.5, -0.5, 0.1, -0.1, 0.01, -0.01, 0.001, -0.001, 0.37, 1e-6, -1e-6];
  const units = divisors.flatMap((divisor) => {
    const first = Number.isFinite(low)
      ? Math.ceil(low / divisor)
      : Number.isFinite(high)
        ? Math.floor(high / divisor)
        : 0;
    return Array.from({ length: 200 }, (_, i) => (first + (Number.isFinite(low) ? i : -i)) * divisor);
  });
  const tried = [
    ...anchors.flatMap((anchor) => offsets.map((offset) => anchor + offset)),
    ...units,
    ...halving(interval),
  ];
  const value = tried.find(fits);
  if (value !== undefined) return found(value);
  if (low === high && exact && !fits(low)) return none;
  return unknown('no number was found, and fractions are not decided exactly');
}

function onGrid(
  step: number,
  { low, high, lowOpen, highOpen }: Interval,
  fits: (value: number) => boolean,
  avoided: readonly number[],
  found: (value: number) => Outcome,
): Outcome {
  if (avoided.some((divisor) => step % divisor === 0)) return none;
  let first = Math.ceil(low / step);
  let last = Math.floor(high / step);
  if (lowOpen && first * step === low) first += 1;
  if (highOpen && last * step === high) last -= 1;
  if (first > last) return none;
  const bounds = [first, last].filter(Number.isFinite);
  if (bounds.some((bound) => !Number.isSafeInteger(bound * step)))
    return unknown('the bounds are beyond 2^53');
  const start = first <= 0 && last >= 0 ? 0 : first > 0 ? first : last;
  for (let i = 0; i <= mostSteps; i += 1) {
    for (const at of i === 0 ? [start] : [start + i, start - i]) {
      if (at >= first && at <= last && fits(at * step)) return found(at * step);
    }
  }
  if (
    Number.isFinite(first) &&
    Number.isFinite(last) &&
    start - first <= mostSteps &&
    last - start <= mostSteps
  )
    return none;
  return unknown(`none of the first ${mostSteps} candidates will do`);
}

function* halving({ low, high }: Interval): Generator<number> {
  if (!Number.isFinite(low) || !Number.isFinite(high)) return;
  for (let share = 2; share < 2 ** 12; share *= 2) yield low + (high - low) / share;
}

function raise(interval: Interval, limit: number, open: boolean): void {
  if (limit < interval.low || (limit === interval.low && !open)) return;
  interval.low = limit;
  interval.lowOpen = open;
}

function lower(interval: Interval, limit: number, open: boolean): void {
  if (limit > interval.high || (limit === interval.high && !open)) return;
  interval.high = limit;
  interval.highOpen = open;
}

/** As validators see it, in floating point. */
function isMultiple(value: number, divisor: number): boolean {
  return Number.isInteger(value / divisor);
}

function leastCommonMultiple(a: number, b: number): number {
  let [x, y] = [a, b];
  while (y !== 0) [x, y] = [y, x % y];
  return (a / x) * b;
}
