import type { JsonSchema } from "./json-schema.ts";
import { outlineOf } from "./outline.ts";

/** The context in which a schema is used. */
export type Context = "response" | "request" | "form";

/** The first context in this order in which a schema is used gets the plain name. */
export const CONTEXTS: readonly Context[] = ["response", "request", "form"];

/**
 * Finds the conversions of a schema for several contexts that are equal. All are assumed equal until one is found to differ,
 * itself or in a schema that it refers to.
 * @param schemas by a context and a pointer
 * @returns the key of the schema that replaces each superfluous one
 */
export function findStandIns(schemas: ReadonlyMap<string, JsonSchema>): Map<string, string> {
  const standIns = new Map<string, string>();
  for (const key of schemas.keys()) {
    const first = contextsOf(key).find((other) => schemas.has(other));
    if (first !== undefined && first !== key) standIns.set(key, first);
  }
  const outlines = new Map([...standIns].flat().map((key) => [key, outlineOf(schemas.get(key) ?? true)]));
  const differ = (key: string, first: string) => {
    const [left, right] = [outlines.get(key), outlines.get(first)];
    const resolve = (target: string | undefined = "") => standIns.get(target) ?? target;
    return (
      left?.text !== right?.text ||
      left?.references.some((target, index) => resolve(target) !== resolve(right?.references[index]))
    );
  };
  for (let differing = 1; differing > 0;) {
    const found = [...standIns].filter(([key, first]) => differ(key, first));
    differing = found.length;
    for (const [key] of found) standIns.delete(key);
  }
  return standIns;
}

/** The keys of the same schema in all contexts, in their order. */
function contextsOf(key: string): string[] {
  const space = key.indexOf(" ");
  const [context, pointer] = [key.slice(0, space), key.slice(space + 1)];
  return CONTEXTS.some((each) => each === context) ? CONTEXTS.map((each) => `${each} ${pointer}`) : [];
}
