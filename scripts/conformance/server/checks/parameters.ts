import type { OperationFacts, ParameterFacts } from "revokit";
import { exampleOf } from "revokit/toolkit";
import { assertDefined } from "../../../assert-defined.ts";
import { invalidValues, textOf } from "../../invalid-values.ts";
import { serialize } from "../../serialize.ts";
import type { Check } from "../check.ts";
import type { Exchange } from "../exchange.ts";
import type { Path } from "../fixtures.ts";
import type { Ask } from "../request.ts";
import type { ServerTestContext } from "../server-test-context.ts";

export const missingParameter: Check = {
  name: "a request without a required parameter is refused with a documented 4xx",
  appliesTo: (operation) => documentsRefusal(operation) && operation.parameters.some(isLeftOut),
  async run(context) {
    for (const { name, in: place } of context.operation.parameters.filter(isLeftOut)) {
      const answer = await context.ask({ path: context.freshResource(), ...WITHOUT[place](name) });
      expectRefusal(context, answer, `a request without ${name}`);
    }
  },
};

export const invalidParameter: Check = {
  name: "a value that breaks its parameter's rules is refused with a documented 4xx",
  appliesTo: (operation) =>
    documentsRefusal(operation) && operation.parameters.some((each) => invalidValues(each, "a").length > 0),
  async run(context) {
    for (const parameter of context.operation.parameters) {
      const path = context.freshResource();
      const valid = textOf(path[parameter.name] ?? exampleOf(context.operation, parameter) ?? "a");
      for (const { value, why } of invalidValues(parameter, valid)) {
        const answer = await context.ask(withValue(context, path, parameter, value));
        expectRefusal(context, answer, `a value of ${parameter.name} that ${why}`);
      }
    }
  },
};

export const dependentHeader: Check = {
  name: "a header without the one that it requires is refused with a documented 4xx",
  appliesTo: (operation) => documentsRefusal(operation) && operation.dependentRequired !== undefined,
  async run(context) {
    for (const [name, required] of Object.entries(assertDefined(context.operation.dependentRequired))) {
      const headers = { ...headersOf(context, [name]), ...Object.fromEntries(required.map((other) => [other, null])) };
      const answer = await context.ask({ path: context.freshResource(), headers });
      expectRefusal(context, answer, `${name} without ${required.join(" and ")}`);
    }
  },
};

export const optionalParameters: Check = {
  name: "every optional parameter is accepted, and so is one that nobody knows",
  async run(context) {
    const { parameters } = context.operation;
    const path = context.repeatablePath();
    const usual = await context.ask({ path });
    const optional = (place: ParameterFacts["in"]) =>
      parameters.filter((each) => each.in === place && !each.required).map(({ name }) => name);
    const headers = { ...headersOf(context, optional("header")), "X-Not-Documented": "1" };
    const query = examplesOf(context, optional("query"));
    const cookies = examplesOf(context, optional("cookie"));
    context.expect(
      await context.ask({ path, headers, query, cookies }),
      [usual.status],
      "a request with all parameters",
    );
  },
};

/** Whether the spec says at all how a bad request is refused. */
function documentsRefusal({ responses }: OperationFacts): boolean {
  return ["400", "422", "4XX", "default"].some((key) => key in responses);
}

function isLeftOut({ required, in: place }: ParameterFacts): boolean {
  return required && place !== "path";
}

const WITHOUT: Readonly<Record<ParameterFacts["in"], (name: string) => Ask>> = {
  // A path without one of its values is another path.
  path: () => ({}),
  query: (name) => ({ query: { [name]: undefined } }),
  header: (name) => ({ headers: { [name]: null } }),
  cookie: (name) => ({ cookies: { [name]: undefined } }),
};

function withValue(context: ServerTestContext, path: Path, { name, in: place }: ParameterFacts, value: string): Ask {
  if (place === "path") return { path: { ...path, [name]: value } };
  if (place === "query") return { path, query: { [name]: value } };
  if (place === "cookie") return { path, cookies: { [name]: value } };
  const dependents = headersOf(context, dependentsOf(context.operation, name));
  return { path, headers: { ...dependents, [name]: value } };
}

function dependentsOf({ dependentRequired = {} }: OperationFacts, name: string): readonly string[] {
  return dependentRequired[name] ?? [];
}

function examplesOf({ operation }: ServerTestContext, names: readonly string[]): Record<string, unknown> {
  const named = operation.parameters.filter(({ name }) => names.includes(name));
  return Object.fromEntries(named.map((parameter) => [parameter.name, exampleOf(operation, parameter) ?? "1"]));
}

function headersOf({ operation }: ServerTestContext, names: readonly string[]): Record<string, string> {
  const named = operation.parameters.filter((each) => each.in === "header" && names.includes(each.name));
  return Object.fromEntries(named.map((each) => [each.name, serialize(each, exampleOf(operation, each) ?? "1")]));
}

function expectRefusal(context: ServerTestContext, answer: Exchange, what: string): void {
  const isRefused = answer.status >= 400 && answer.status < 500;
  if (isRefused) context.expectDocumented(answer, what);
  else context.fail(`${what} was answered ${answer.status}, not a documented 4xx`, answer);
}
