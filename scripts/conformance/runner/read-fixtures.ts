import { parseYaml } from "@redocly/openapi-core";
import type { OperationFacts } from "revokit";
import { isObject, ownMember } from "revokit/toolkit";
import { isDotSegment } from "./dot-segment.ts";
import type { Fixtures, Resources } from "./fixtures.ts";

/** The lists of resources that a fixtures file has for an operation. */
const KINDS = ["fresh", "spent", "foreign", "unknown", "failing"] as const;

/** Invalid fixtures: the message says what is wrong, and where. */
export class FixturesError extends Error {
  override readonly name = "FixturesError";
}

type Operations = Readonly<Record<string, OperationFacts>>;

/**
 * Reads a fixtures file, in YAML or JSON: `parameters`, and for each of `operations` the lists of resources,
 * `parameters` and a `body`. It has no credentials, which come from the environment.
 */
export function parseFixtures(text: string, operations: Operations): Pick<Fixtures, "operations" | "parameters"> {
  return readFixtures(parse(text), operations);
}

/** Reads fixtures from a value. Throws a `FixturesError`. */
export function readFixtures(value: unknown, operations: Operations): Pick<Fixtures, "operations" | "parameters"> {
  const { parameters, operations: byOperation = {}, ...others } = asObject(value, "the fixtures");
  const [stray] = Object.keys(others);
  if (stray !== undefined) throw new FixturesError(`Fixtures are parameters and operations, not ${stray}.`);
  const read = Object.entries(asObject(byOperation, "/operations")).map(([operationId, each]): [string, Resources] => {
    const operation = ownMember(operations, operationId);
    if (operation === undefined) {
      throw new FixturesError(`There is no operation ${operationId}: ${Object.keys(operations).join(", ")}.`);
    }
    return [operationId, readResources(operation, asObject(each, `/operations/${operationId}`))];
  });
  return {
    ...(parameters !== undefined && { parameters: asObject(parameters, "/parameters") }),
    operations: Object.fromEntries(read),
  };
}

function readResources(operation: OperationFacts, value: Readonly<Record<string, unknown>>): Resources {
  const { parameters, body, ...lists } = value;
  const unknown = Object.keys(lists).find((kind) => !KINDS.some((each) => each === kind));
  if (unknown !== undefined) throw new FixturesError(`Resources are ${KINDS.join(", ")}, not ${unknown}.`);
  const names = operation.parameters.filter(({ in: place }) => place === "path").map(({ name }) => name);
  const resources = KINDS.flatMap((kind) => {
    const list = lists[kind];
    if (list === undefined) return [];
    if (!Array.isArray(list)) throw new FixturesError(`${kind} must be an array.`);
    return [[kind, list.map((item) => readPath(asObject(item, `an item of ${kind}`), names, kind))]];
  });
  return {
    ...Object.fromEntries(resources),
    ...(parameters !== undefined && { parameters: asObject(parameters, "parameters of an operation") }),
    ...(body !== undefined && { body }),
  };
}

function readPath(value: Readonly<Record<string, unknown>>, names: readonly string[], kind: string) {
  return Object.fromEntries(
    names.map((name) => {
      const id = value[name];
      const text = typeof id === "number" ? String(id) : id;
      if (typeof text !== "string" || text === "")
        throw new FixturesError(`An item of ${kind} needs ${name}, a string.`);
      if (isDotSegment(text)) throw new FixturesError(`An item of ${kind}: ${name} can't be a dot segment of a path.`);
      return [name, text];
    }),
  );
}

/** JSON is read as YAML, except that JSON's own errors are kept. */
function parse(text: string): unknown {
  try {
    return /^\s*[{[]/.test(text) ? JSON.parse(text) : parseYaml(text);
  } catch {
    throw new FixturesError("The fixtures are not JSON or YAML.");
  }
}

function asObject(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (isObject(value)) return value;
  throw new FixturesError(`${what} must be an object.`);
}
