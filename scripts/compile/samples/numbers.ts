import { numberAt } from "../schemas/json-schema.ts";
import type { Conjunction } from "./conjunction.ts";

/** How many significant digits every double holds. More may be those of a rounding error, such as that of 0.1 × 3. */
const DIGITS = 15;

/** Candidate numbers: within the bounds, and multiples if required. With `variants`, at least as many different ones. */
export function* numbers(schemas: Conjunction, isInteger: boolean, variants: number): Generator<number> {
  const bounds = (keyword: string) => schemas.flatMap((each) => numberAt(each, keyword) ?? []);
  const least = Math.max(-Infinity, ...bounds("minimum"), ...bounds("exclusiveMinimum"));
  const most = Math.min(Infinity, ...bounds("maximum"), ...bounds("exclusiveMaximum"));
  const factors = [...bounds("multipleOf"), ...(isInteger ? [1] : [])];
  const step = commonMultiple(factors);
  const above = Number.isFinite(least) ? Math.ceil(least / step) * step : undefined;
  const below = Number.isFinite(most) ? Math.floor(most / step) * step : undefined;
  const start = least <= 1 && most >= 1 && step <= 1 ? 1 : (above ?? below ?? step);
  const found = [start, start + step, ...(below === undefined ? [] : [below, below - step]), 0, start + 2 * step];
  if (Number.isFinite(least) && Number.isFinite(most) && !isInteger) found.push((least + most) / 2);
  // Near these, the next double is more than a step away.
  found.push(least * 2, most * 2);
  const isDense = factors.length === 0 && Number.isFinite(most - least);
  const distance = isDense ? Math.min(step, (most - least) / (variants + 1)) : step;
  const [first, direction] =
    above === undefined && below !== undefined ? [below, -1] : [isDense ? least : (above ?? start), 1];
  for (let index = 0; variants > 1 && index <= variants; index += 1) found.push(first + direction * index * distance);
  if (!isInteger && factors.length === 0) found.push(start + 0.5);
  for (const value of found.filter(Number.isFinite)) {
    // Never -0, which is not distinct from 0 in JSON.
    const rounded = (isInteger ? Math.round(value) : Number(value.toPrecision(DIGITS))) + 0;
    yield rounded;
    if (rounded !== value) yield value;
  }
}

/** The least common multiple; 1 without factors. */
function commonMultiple(factors: readonly number[]): number {
  const scale = Math.max(1, ...factors.map(scaleOf));
  const [first = scale, ...others] = factors.map((factor) => Math.round(factor * scale)).filter((whole) => whole > 0);
  return others.reduce((left, right) => (left / commonDivisor(left, right)) * right, first) / scale;
}

function commonDivisor(left: number, right: number): number {
  return right === 0 ? left : commonDivisor(right, left % right);
}

/** The power of ten that makes a number an integer. */
function scaleOf(factor: number): number {
  let scale = 1;
  while (scale < 10 ** DIGITS && !Number.isInteger(Number((factor * scale).toPrecision(DIGITS)))) scale *= 10;
  return scale;
}
