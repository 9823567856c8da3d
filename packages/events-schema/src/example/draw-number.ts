import type { Random } from '@busbar/core';
import type { JsonObject } from './example-schema.ts';

/** How far from its lower bound an example usually is. */
const usualSpan = 1000;

/** Draws a number within the bounds of a schema; now and then a bound itself. */
export function drawNumber(schema: JsonObject, isInteger: boolean, random: Random): number {
  const { minimum, maximum, exclusiveMinimum, exclusiveMaximum, multipleOf } = schema;
  const step = typeof multipleOf === 'number' ? multipleOf : isInteger ? 1 : 0.01;
  const low = Math.max(asBound(minimum, -Infinity), asBound(exclusiveMinimum, -Infinity));
  const high = Math.min(asBound(maximum, Infinity), asBound(exclusiveMaximum, Infinity));
  const from = Number.isFinite(low) ? low : high < 0 ? high - usualSpan * step : 0;
  const first =
    Math.ceil(divide(from, step)) + (divide(from, step) % 1 === 0 && exclusiveMinimum === low ? 1 : 0);
  const to = Number.isFinite(high) ? high : Math.max(first, 0) * step + usualSpan * step;
  const last =
    Math.floor(divide(to, step)) - (divide(to, step) % 1 === 0 && exclusiveMaximum === high ? 1 : 0);
  // No multiple of a cent lies between the bounds: anything between will do.
  if (last < first) return from + (to - from) * (0.25 + random.next() / 2);
  const chance = random.next();
  const steps =
    chance < 0.05 ? first : chance < 0.1 ? last : random.integer(first, Math.min(last, first + usualSpan));
  return toPlain(steps * step);
}

function asBound(value: unknown, missing: number): number {
  return typeof value === 'number' ? value : missing;
}

/** A quotient without the last binary digits' noise. */
function divide(value: number, step: number): number {
  return step === 1 ? value : toPlain(value / step);
}

function toPlain(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(12));
}
