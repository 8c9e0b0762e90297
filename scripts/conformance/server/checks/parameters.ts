import type { OperationFacts, ParameterFacts } from "revokit";
import { exampleOf } from "revokit/toolkit";
import { known } from "../../../known.ts";
import { invalidValues } from "../../invalid-values.ts";
import { serialize } from "../../serialize.ts";
import type { Check } from "../check.ts";
import type { Exchange } from "../exchange.ts";
import type { Path } from "../fixtures.ts";
import type { Ask } from "../request.ts";
import type { Scene } from "../scene.ts";

export const missingParameter: Check = {
  name: "a request without a required parameter is refused with a documented 4xx",
  appliesTo: (operation) => documentsRefusal(operation) && operation.parameters.some(isLeftOut),
  async run(scene) {
    for (const { name, in: place } of scene.operation.parameters.filter(isLeftOut)) {
      const answer = await scene.ask({ path: scene.peek(), ...WITHOUT[place](name) });
      expectRefusal(scene, answer, `a request without ${name}`);
    }
  },
};

export const invalidParameter: Check = {
  name: "a value that breaks its parameter's rules is refused with a documented 4xx",
  appliesTo: (operation) =>
    documentsRefusal(operation) && operation.parameters.some((each) => invalidValues(each, "a").length > 0),
  async run(scene) {
    for (const parameter of scene.operation.parameters) {
      const path = scene.peek();
      const valid = String(path[parameter.name] ?? exampleOf(scene.operation, parameter) ?? "a");
      for (const { value, why } of invalidValues(parameter, valid)) {
        const answer = await scene.ask(withValue(scene, path, parameter, value));
        expectRefusal(scene, answer, `a value of ${parameter.name} that ${why}`);
      }
    }
  },
};

export const dependentHeader: Check = {
  name: "a header without the one that it requires is refused with a documented 4xx",
  appliesTo: (operation) => documentsRefusal(operation) && operation.dependentRequired !== undefined,
  async run(scene) {
    for (const [name, required] of Object.entries(known(scene.operation.dependentRequired))) {
      const headers = { ...headersOf(scene, [name]), ...Object.fromEntries(required.map((other) => [other, null])) };
      const answer = await scene.ask({ path: scene.peek(), headers });
      expectRefusal(scene, answer, `${name} without ${required.join(" and ")}`);
    }
  },
};

export const optionalParameters: Check = {
  name: "every optional parameter is accepted, and so is one that nobody knows",
  async run(scene) {
    const { parameters } = scene.operation;
    const path = scene.repeatable();
    const usual = await scene.ask({ path });
    const optional = (place: ParameterFacts["in"]) =>
      parameters.filter((each) => each.in === place && !each.required).map(({ name }) => name);
    const headers = { ...headersOf(scene, optional("header")), "X-Not-Documented": "1" };
    const query = examplesOf(scene, optional("query"));
    const cookies = examplesOf(scene, optional("cookie"));
    scene.expect(await scene.ask({ path, headers, query, cookies }), [usual.status], "a request with all parameters");
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

function withValue(scene: Scene, path: Path, { name, in: place }: ParameterFacts, value: string): Ask {
  if (place === "path") return { path: { ...path, [name]: value } };
  if (place === "query") return { path, query: { [name]: value } };
  if (place === "cookie") return { path, cookies: { [name]: value } };
  const dependents = headersOf(scene, dependentsOf(scene.operation, name));
  return { path, headers: { ...dependents, [name]: value } };
}

function dependentsOf({ dependentRequired = {} }: OperationFacts, name: string): readonly string[] {
  return dependentRequired[name] ?? [];
}

function examplesOf({ operation }: Scene, names: readonly string[]): Record<string, unknown> {
  const named = operation.parameters.filter(({ name }) => names.includes(name));
  return Object.fromEntries(named.map((parameter) => [parameter.name, exampleOf(operation, parameter) ?? "1"]));
}

function headersOf({ operation }: Scene, names: readonly string[]): Record<string, string> {
  const named = operation.parameters.filter((each) => each.in === "header" && names.includes(each.name));
  return Object.fromEntries(named.map((each) => [each.name, serialize(each, exampleOf(operation, each) ?? "1")]));
}

function expectRefusal(scene: Scene, answer: Exchange, what: string): void {
  const isRefused = answer.status >= 400 && answer.status < 500;
  if (isRefused) scene.expectDocumented(answer, what);
  else scene.fail(`${what} was answered ${answer.status}, not a documented 4xx`, answer);
}
