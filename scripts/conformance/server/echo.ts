import type { OperationExamples } from "revokit";
import { at, isJson, isObject } from "revokit/toolkit";
import type { Exchange } from "./exchange.ts";
import type { Path } from "./fixtures.ts";

/**
 * Where the spec's example of an answer bears the spec's example of a path parameter, an answer has to bear what was
 * asked for: else it speaks of another resource.
 */
export function echoBreaches(examples: OperationExamples | undefined, path: Path, answer: Exchange): string[] {
  const contents = Object.values(examples?.responses[answer.status]?.content ?? {}).flatMap(Object.values);
  if (!isJson(answer.headers.get("content-type") ?? "")) return [];
  const body: unknown = JSON.parse(answer.text);
  return Object.entries(path).flatMap(([name, asked]) =>
    contents
      .flatMap((example) => pointersTo(examples?.parameters[name], example))
      .filter((pointer) => ![undefined, asked].includes(textAt(body, pointer)))
      .map((pointer) => `${pointer} is not the ${name} that was asked for`),
  );
}

/** Ids may be numbers; in a path they are text. */
function textAt(body: unknown, pointer: string): string | undefined {
  const value = at(body, pointer);
  return value === undefined ? undefined : String(value);
}

function pointersTo(wanted: unknown, value: unknown, pointer = ""): string[] {
  if (value === wanted) return [pointer];
  if (!isObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    pointersTo(wanted, item, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}
