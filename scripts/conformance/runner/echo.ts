import type { OperationFacts } from "revokit";
import { getByPointer, isJson, exampleOf, isObject } from "revokit/toolkit";
import type { Exchange } from "./exchange.ts";
import type { Path } from "./fixtures.ts";

/**
 * Where the spec's example of an answer bears the spec's example of a path parameter, an answer has to bear what was
 * asked for: else it speaks of another resource.
 */
export function echoViolations(operation: OperationFacts, path: Path, answer: Exchange): string[] {
  const contents = Object.values(operation.responses[answer.status]?.content ?? {});
  const documented = contents.flatMap(({ examples }) => Object.values(examples));
  if (!isJson(answer.headers.get("content-type") ?? "")) return [];
  const body: unknown = JSON.parse(answer.text);
  const inPath = operation.parameters.filter(({ in: place }) => place === "path");
  return inPath.flatMap((parameter) =>
    documented
      .flatMap((example) => pointersTo(exampleOf(operation, parameter), example))
      // Where another example has another value, the place need not be the id's.
      .filter((pointer) => documented.every((each) => getByPointer(each, pointer) === exampleOf(operation, parameter)))
      .filter((pointer) => ![undefined, path[parameter.name]].includes(textAt(body, pointer)))
      .map((pointer) => `${pointer} is not the ${parameter.name} that was asked for`),
  );
}

/** Ids may be numbers; in a path they are text. */
function textAt(body: unknown, pointer: string): string | undefined {
  const value = getByPointer(body, pointer);
  return typeof value === "string" || typeof value === "number" ? String(value) : undefined;
}

function pointersTo(wanted: unknown, value: unknown, pointer = ""): string[] {
  if (value === wanted) return [pointer];
  if (!isObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    pointersTo(wanted, item, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}
