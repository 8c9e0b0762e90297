import type { OperationFacts } from "revokit";
import { escapeToken, exampleOf, getByPointer, isJson, isObject, parseJson } from "revokit/toolkit";
import type { Exchange } from "./exchange.ts";
import type { Path } from "./fixtures.ts";

/**
 * If the document's example of an answer contains its example of a path parameter, in a place that is evidently the
 * parameter's, then an answer must contain the requested value; otherwise it describes another resource.
 */
export function echoViolations(operation: OperationFacts, path: Path, answer: Exchange): string[] {
  const contents = Object.values(operation.responses[answer.status]?.content ?? {});
  const documented = contents.flatMap(({ examples }) => Object.values(examples));
  if (!isJson(answer.headers.get("content-type") ?? "")) return [];
  // Many frameworks state a media type without a body, such as with 204.
  const body = parseJson(answer.text);
  const inPath = operation.parameters.filter(({ in: place }) => place === "path");
  return inPath.flatMap((parameter, index) =>
    documented
      .flatMap((example) => pointersTo(exampleOf(operation, parameter), example))
      .filter((pointer) => isPlaceOf(pointer, parameter.name, index === inPath.length - 1))
      // Where another example has another value, the place need not be the id's.
      .filter((pointer) => documented.every((each) => getByPointer(each, pointer) === exampleOf(operation, parameter)))
      .filter((pointer) => ![undefined, path[parameter.name]].includes(textAt(body, pointer)))
      .map((pointer) => `${pointer} is not the ${parameter.name} that was asked for`),
  );
}

/** The usual names of envelopes. */
const ENVELOPES = ["data", "result", "item", "attributes", "response", "payload"];

/**
 * Whether a place is named after a parameter: `/agentId`, `/agent/id`, `/agent/data/id`. The last parameter of a path
 * identifies the resource itself, whose id may also be just `/id`. Equal examples alone prove nothing: unrelated places
 * often have the same one.
 */
function isPlaceOf(pointer: string, parameter: string, isLast: boolean): boolean {
  const names = pointer.split("/").slice(1).map(normalize);
  const wanted = normalize(parameter);
  const stem = wanted.replace(/id$/, "");
  const [last = "", ...around] = names.filter((name) => !ENVELOPES.includes(name)).reverse();
  if (last === wanted) return around.length === 0 || isLast;
  if (last !== "id") return false;
  return around.length === 0 ? isLast : stem !== "" && around[0] === stem;
}

function normalize(name: string): string {
  return name.replaceAll(/[^a-z0-9]/gi, "").toLowerCase();
}

/** Ids may be numbers; in a path they are text. */
function textAt(body: unknown, pointer: string): string | undefined {
  const value = getByPointer(body, pointer);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function pointersTo(wanted: unknown, value: unknown, pointer = ""): string[] {
  if (value === wanted) return [pointer];
  if (!isObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, item]) => pointersTo(wanted, item, `${pointer}/${escapeToken(key)}`));
}
