import type { OperationExamples } from "../../../src/examples.ts";
import { at } from "../../../src/json-pointer.ts";
import { isObject } from "../../../src/mock/json.ts";
import type { Exchange } from "./exchange.ts";
import type { Path } from "./fixtures.ts";

/**
 * Where the spec's example of an answer bears the spec's example of a path parameter, an answer has to bear what was
 * asked for: else it speaks of another resource.
 */
export function echoBreaches(examples: OperationExamples | undefined, path: Path, answer: Exchange): string[] {
  const contents = Object.values(examples?.responses[answer.status]?.content ?? {}).flatMap(Object.values);
  const body: unknown = JSON.parse(answer.text === "" ? "null" : answer.text);
  return Object.entries(path).flatMap(([name, asked]) =>
    contents
      .flatMap((example) => pointersTo(examples?.parameters[name], example))
      .filter((pointer) => at(body, pointer) !== undefined && at(body, pointer) !== asked)
      .map((pointer) => `${pointer} is not the ${name} that was asked for`),
  );
}

function pointersTo(wanted: unknown, value: unknown, pointer = ""): string[] {
  if (value === wanted) return [pointer];
  if (!isObject(value) && !Array.isArray(value)) return [];
  return Object.entries(value).flatMap(([key, item]) =>
    pointersTo(wanted, item, `${pointer}/${key.replaceAll("~", "~0").replaceAll("/", "~1")}`),
  );
}
