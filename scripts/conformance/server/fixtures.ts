import type { OperationFacts } from "revokit";
import { documentedPath, exampleOf } from "revokit/toolkit";
import { type MockApi, defaultSeed, MOCK_TOKEN, OTHER_TENANT_TOKEN } from "revokit/mock";
import { assertDefined } from "../../assert-defined.ts";

/** The values of an operation's path parameters. */
export type Path = Readonly<Record<string, string>>;

/** What the checks need to know of a server's data. */
export interface Fixtures {
  /** The credential. */
  readonly token: string;
  /** The credential of another tenant; absent where there is none. */
  readonly otherToken?: string;
  /** Keyed by operationId. */
  readonly operations: Readonly<Record<string, Resources>>;
}

/** The resources to try an operation on; those of a kind that is left out are not tried. */
export interface Resources {
  /** The operation takes effect on each of these once. They are used up. */
  readonly fresh?: readonly Path[];
  /** The operation has nothing left to do on these. */
  readonly spent?: readonly Path[];
  /** These belong to another tenant. */
  readonly foreign?: readonly Path[];
  /** These do not exist. */
  readonly unknown?: readonly Path[];
}

const KINDS = ["fresh", "spent", "foreign", "unknown"] as const;

/** Fixtures that can't be used: the message says what is wrong, and where. */
export class FixturesError extends Error {
  override readonly name = "FixturesError";
}

/**
 * Reads a fixtures file: `{ "operations": { "<operationId>": { "fresh": [{ "<path parameter>": "…" }], "spent": […],
 * "foreign": […], "unknown": […] } } }`. The credentials are kept out of it: they come from the environment.
 */
export function parseFixtures(
  text: string,
  operations: Readonly<Record<string, OperationFacts>>,
): Pick<Fixtures, "operations"> {
  const root = asObject(parseJson(text), "the fixtures");
  const byOperation = asObject(root["operations"] ?? {}, "/operations");
  const read = Object.entries(byOperation).map(([operationId, value]): [string, Resources] => {
    const operation = operations[operationId];
    if (operation === undefined) {
      throw new FixturesError(`There is no operation ${operationId}: ${Object.keys(operations).join(", ")}.`);
    }
    return [operationId, readResources(operation, asObject(value, `/operations/${operationId}`))];
  });
  return { operations: Object.fromEntries(read) };
}

/** What the mock's default seed holds. */
export function mockFixtures(api: MockApi): Fixtures {
  const { name, operations } = api.facts;
  const [own, other] = defaultSeed([api]).tenants.map(({ resources }) => resources?.[name]);
  const byState = (isWanted: (state: string) => boolean) =>
    assertDefined(own)
      .filter(({ state }) => isWanted(state))
      .map(({ path }) => path);
  const resources = Object.entries(operations).map(([operationId, operation]): [string, Resources] => {
    const transitions = api.behaviour?.transitions?.[operationId];
    // Without state every resource is there, and nothing is ever done with.
    if (transitions === undefined) return [operationId, { fresh: [examplePath(operation)] }];
    return [
      operationId,
      {
        fresh: byState((state) => state in transitions),
        spent: byState((state) => !(state in transitions)),
        foreign: assertDefined(other).map(({ path }) => path),
        unknown: unknownPaths(documentedPath(api)),
      },
    ];
  });
  return { token: MOCK_TOKEN, otherToken: OTHER_TENANT_TOKEN, operations: Object.fromEntries(resources) };
}

/** For each of a path's parameters, the path with another value of the same form that the seed has nowhere. */
function unknownPaths(path: Path): readonly Path[] {
  return Object.entries(path).map(([name, value]) => ({ ...path, [name]: value.replace(/..$/, "98") }));
}

function examplePath(operation: OperationFacts): Path {
  const parameters = operation.parameters.filter(({ in: place }) => place === "path");
  return Object.fromEntries(parameters.map((each) => [each.name, String(exampleOf(operation, each))]));
}

function readResources({ parameters }: OperationFacts, value: Readonly<Record<string, unknown>>): Resources {
  const unknown = Object.keys(value).find((kind) => !KINDS.some((each) => each === kind));
  if (unknown !== undefined) throw new FixturesError(`Resources are ${KINDS.join(", ")}, not ${unknown}.`);
  const names = parameters.filter(({ in: place }) => place === "path").map(({ name }) => name);
  return Object.fromEntries(
    KINDS.flatMap((kind) => {
      const list = value[kind];
      if (list === undefined) return [];
      if (!Array.isArray(list)) throw new FixturesError(`${kind} must be an array.`);
      return [[kind, list.map((item) => readPath(asObject(item, `an item of ${kind}`), names, kind))]];
    }),
  );
}

function readPath(value: Readonly<Record<string, unknown>>, names: readonly string[], kind: string): Path {
  return Object.fromEntries(
    names.map((name) => {
      const id = value[name];
      if (typeof id !== "string" || id === "") throw new FixturesError(`An item of ${kind} needs ${name}, a string.`);
      return [name, id];
    }),
  );
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new FixturesError("The fixtures are not JSON.");
  }
}

function asObject(value: unknown, what: string): Readonly<Record<string, unknown>> {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) return { ...value };
  throw new FixturesError(`${what} must be an object.`);
}
