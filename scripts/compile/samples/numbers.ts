import { numberAt } from "../schemas/json-schema.ts";
import type { Conjunction } from "./conjunction.ts";

/** Candidate numbers: within the bounds, and multiples if required. */
export function* numbers(schemas: Conjunction, isInteger: boolean): Generator<number> {
  const bounds = (keyword: string) => schemas.flatMap((each) => numberAt(each, keyword) ?? []);
  const least = Math.max(-Infinity, ...bounds("minimum"), ...bounds("exclusiveMinimum"));
  const most = Math.min(Infinity, ...bounds("maximum"), ...bounds("exclusiveMaximum"));
  const [step = 1] = bounds("multipleOf");
  const above = Number.isFinite(least) ? Math.ceil(least / step) * step : undefined;
  const below = Number.isFinite(most) ? Math.floor(most / step) * step : undefined;
  const start = least <= 1 && most >= 1 && step <= 1 ? 1 : (above ?? below ?? step);
  const found = [start, start + step, ...(below === undefined ? [] : [below, below - step]), 0, start + 2 * step];
  if (Number.isFinite(least) && Number.isFinite(most) && !isInteger) found.push((least + most) / 2);
  yield* found.map((value) => (isInteger ? Math.round(value) : Number(value.toPrecision(12))));
}
