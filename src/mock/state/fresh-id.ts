import type { ValidCall } from "../call.ts";
import { toText } from "../json.ts";
import { checkParameter } from "../request/check-parameters.ts";
import type { Collection } from "./collections.ts";

/**
 * The id of a created item: the first of the proposed ones that is not taken, such as the one that the client sent or that of
 * the document's example; else a similar one.
 */
export function freshId(
  { target }: ValidCall,
  { id, example }: Collection,
  proposed: readonly unknown[],
  isTaken: (id: string) => boolean,
  number: number,
): string {
  const shown = example.path[id.name] ?? "";
  const numeric = id.schema.type?.some((type) => type === "integer" || type === "number") === true;
  const candidates: readonly unknown[] = numeric
    ? [...proposed, Number(shown) + number, number]
    : [
        ...proposed,
        shown.replace(/[0-9]{1,12}$/, ({ length }) => String(number).padStart(length, "0").slice(-length)),
        shown.replace(/[0-9a-z]{1,8}$/i, ({ length }) => String(number).padStart(length, "0").slice(-length)),
        `00000000-0000-4000-8000-${String(number).padStart(12, "0")}`,
        String(number),
      ];
  const isFresh = (candidate: unknown) =>
    ["string", "number"].includes(typeof candidate) &&
    !isTaken(toText(candidate)) &&
    checkParameter(target, { ...id, in: "path" }, candidate) === undefined;
  return toText(candidates.find(isFresh) ?? number);
}
