import type { ParameterFacts } from "revokit";
import { ownMember } from "revokit/toolkit";
import type { Severity } from "../../runner/findings.ts";
import type { Path } from "../../runner/fixtures.ts";
import type { Ask } from "../../runner/request.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { invalidValues } from "../../values/invalid-values.ts";
import { textOf } from "../../values/text-of.ts";
import { mayTakeEffect } from "./applies.ts";
import { headersOf } from "./parameter-values.ts";

/** A request that breaks one rule of one parameter. */
export interface InvalidAsk {
  readonly what: string;
  readonly ask: Ask;
  /** A note if the document marks the rule as inferred. */
  readonly severity: Severity;
}

/** Requests for a resource, each of which breaks one rule of a parameter that is not in the path, or leaves one out. */
export function invalidAsks(context: ServerTestContext, path: Path): readonly InvalidAsk[] {
  const others = context.operation.parameters.filter((each) => each.in !== "path");
  return [
    ...others.filter(isLeftOut).map((each) => ({
      what: `no ${each.name}`,
      ask: { path, ...WITHOUT[each.in](each.name) },
      severity: severityOf(each, []),
    })),
    ...others.flatMap((each) => invalidValuesOf(context, path, each)),
  ];
}

/** Requests for a resource, each of which breaks one rule of a parameter. */
export function invalidValuesOf(context: ServerTestContext, path: Path, parameter: ParameterFacts): InvalidAsk[] {
  const valid = textOf(path[parameter.name] ?? context.valueOf(parameter) ?? "a");
  // Only the resources that were named may be changed.
  const isId = parameter.in === "path" && mayTakeEffect(context.operation);
  const values = invalidValues(parameter, valid).filter(({ mayExist = false }) => !(isId && mayExist));
  return values.map(({ value, why, keywords }) => ({
    what: `a value of ${parameter.name} that ${why}`,
    ask: withValue(context, path, parameter, value),
    severity: severityOf(parameter, keywords),
  }));
}

/** The same request, changed as the other one is. */
export function breakParameter({ ask }: InvalidAsk, more: Ask): Ask {
  return { ...ask, ...more, ...((ask.headers || more.headers) && { headers: { ...ask.headers, ...more.headers } }) };
}

/**
 * Whether leaving a parameter out breaks a rule: a path without one of its values is another path, and an exploded
 * object has no name that could be missing.
 */
export function isLeftOut({
  required,
  in: place,
  explode,
  style,
  schema: { type, properties, anyOf },
}: ParameterFacts): boolean {
  const mayBeObject = type?.includes("object") === true || properties !== undefined || anyOf !== undefined;
  return required && place !== "path" && !(explode && style === "form" && mayBeObject);
}

/** How a parameter is left out. */
export const WITHOUT: Readonly<Record<ParameterFacts["in"], (name: string) => Ask>> = {
  path: () => ({}),
  query: (name) => ({ query: { [name]: undefined } }),
  header: (name) => ({ headers: { [name]: null } }),
  cookie: (name) => ({ cookies: { [name]: undefined } }),
};

/** A request with a value for one parameter, as text, and with the headers that this one requires. */
export function withValue(context: ServerTestContext, path: Path, parameter: ParameterFacts, value: unknown): Ask {
  const { name, in: place } = parameter;
  if (place === "path") return { path: { ...path, [name]: String(value) } };
  if (place === "query") return { path, query: { [name]: value } };
  if (place === "cookie") return { path, cookies: { [name]: value } };
  const dependents = headersOf(context, ownMember(context.operation.dependentRequired ?? {}, name) ?? []);
  return { path, headers: { ...dependents, [name]: String(value) } };
}

/** A finding is a note if the document marks the parameter, or one of the broken rules, as inferred. */
export function severityOf({ schema, isInferred = false }: ParameterFacts, keywords: readonly string[]): Severity {
  const isGuess = isInferred || keywords.some((keyword) => schema.inferred?.includes(keyword));
  return isGuess ? "note" : "failure";
}
