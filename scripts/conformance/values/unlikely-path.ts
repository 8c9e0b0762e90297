import type { OperationFacts, ParameterFacts } from "revokit";
import { exampleOf } from "revokit/toolkit";
import { madeUpId } from "./made-up-id.ts";
import { satisfies } from "./satisfies.ts";
import type { Path } from "../runner/fixtures.ts";

/**
 * A valid path to a resource that very probably does not exist, for a request that must be refused; `undefined` if none
 * can be made. A parameter with a list of values or a format keeps its example: it names a kind of resource or a day, not one
 * resource.
 */
export function unlikelyPath(operation: OperationFacts): Path | undefined {
  const parameters = operation.parameters.filter((each) => each.in === "path");
  if (parameters.every(keepsExample)) return undefined;
  const values = parameters.map((parameter) => [parameter.name, unlikelyValue(operation, parameter)] as const);
  if (values.some(([, value]) => value === undefined)) return undefined;
  return Object.fromEntries(values.map(([name, value]) => [name, String(value)]));
}

/** Formats that no random text has. */
const STRUCTURED =
  /^(date|date-time|time|duration|(idn-)?(email|hostname)|ipv[46]|ur[il](-reference)?|ir[il](-reference)?|regex|json-pointer)$/i;

/** Whether a parameter identifies a kind of resource or a day, not one resource. */
export function keepsExample({ schema }: ParameterFacts): boolean {
  const { enum: listed, format } = schema;
  return listed !== undefined || (format !== undefined && STRUCTURED.test(format));
}

/** A smaller number may be the id of something. */
const MIN_UNLIKELY = 1e9;

function unlikelyValue(operation: OperationFacts, parameter: ParameterFacts): unknown {
  const { schema } = parameter;
  const example = exampleOf(operation, parameter);
  if (keepsExample(parameter)) return example;
  const { maximum = schema.format === "int32" ? 2 ** 31 - 1 : Number.MAX_SAFE_INTEGER, multipleOf = 1 } = schema;
  const candidates = [
    madeUpId(schema),
    crypto.randomUUID(),
    crypto.randomUUID().replaceAll("-", ""),
    shuffle(String(example)),
    // Ids that are counted do not get that far, unless there are few.
    ...(maximum < MIN_UNLIKELY
      ? []
      : [Math.floor(maximum / multipleOf) * multipleOf, Math.floor(maximum / multipleOf) * multipleOf - multipleOf]),
  ];
  return candidates.find((each) => each !== undefined && each !== example && satisfies(schema, each));
}

/** The same characters in another order, if enough consecutive ones look random. */
function shuffle(text: string): string {
  return text.replaceAll(/[a-z0-9]{8,}/gi, (run) => {
    const [random = 0] = crypto.getRandomValues(new Uint32Array(1));
    const turn = 1 + (random % (run.length - 1));
    return run.slice(turn) + run.slice(0, turn);
  });
}
