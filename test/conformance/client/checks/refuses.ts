import assert from "node:assert/strict";
import { inspect } from "node:util";
import type { ParameterFacts } from "revokit";
import { exampleOf, headerCredentialOf } from "revokit/toolkit";
import { assertDefined } from "../../../../scripts/assert-defined.ts";
import { invalidValues } from "../../../../scripts/conformance/values/invalid-values.ts";
import { textOf } from "../../../../scripts/conformance/values/text-of.ts";
import type { Check } from "../check.ts";
import type { Input } from "../inputs.ts";
import { call, exampleInput, type ClientTestContext, respond, scripted } from "../client-test-context.ts";

/** Expects that a call with this input is refused for this parameter, before anything is sent. */
async function expectRefusal(
  context: ClientTestContext,
  parameter: string,
  input: Input,
  secret?: string,
): Promise<void> {
  const { client, sent } = scripted(context, [() => respond(200)]);
  const error: unknown = await call(context, client, input).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof context.library.InvalidRequestError, `a wrong ${parameter} was not refused`);
  assert.equal(error.parameter, parameter);
  assert.equal(error.outcome, "not_sent");
  assert.equal(sent.length, 0, `a wrong ${parameter} was sent`);
  if (secret) assert.ok(!inspect(error).includes(secret), `the value of ${parameter} is quoted`);
}

export const invalidParameters: Check = {
  name: "a value that breaks its parameter's rules is refused before anything is sent",
  async run(context) {
    const input = exampleInput(context);
    for (const parameter of context.operation.parameters) {
      const valid = textOf(exampleOf(context.operation, parameter) ?? "a");
      for (const { value } of invalidValues(parameter, valid)) {
        await expectRefusal(context, parameter.name, withValue(context, input, parameter, value), `"${value}"`);
      }
    }
  },
};

export const missingParameters: Check = {
  name: "a call without a required parameter, or without the header that another requires, is refused",
  async run(context) {
    const { idempotency, parameters, dependentRequired = {}, requestBody } = context.operation;
    const input = exampleInput(context);
    for (const { name, in: place } of parameters.filter((each) => each.required && each.name !== idempotency?.header)) {
      const { [name]: _, ...rest } = input[place];
      await expectRefusal(context, name, { ...input, [place]: rest });
    }
    for (const [name, [required = ""]] of Object.entries(dependentRequired)) {
      const header = { ...input.header, [name]: exampleNamed(context, name) };
      await expectRefusal(context, required, { ...input, header });
    }
    if (requestBody?.required) {
      const { body: _, ...rest } = input;
      await expectRefusal(context, "body", rest);
    }
  },
};

export const pathSegments: Check = {
  name: "a value that would leave its path segment, or could on the way, is refused",
  appliesTo: ({ parameters }) => parameters.some((each) => each.in === "path" && each.schema.type?.includes("string")),
  async run(context) {
    const input = exampleInput(context);
    const hostile = ["", ".", "..", "a/b", "a\\b", "%2e%2e", "%2E.", "a%2fb", "%5c", "\0", "a\n", "%00", "\ud800"];
    const texts = context.operation.parameters.filter(
      (each) => each.in === "path" && each.schema.type?.includes("string"),
    );
    for (const { name } of texts) {
      for (const value of [...hostile, undefined, null, 7, {}, ["a"]]) {
        await expectRefusal(context, name, { ...input, path: { ...input.path, [name]: value } });
      }
    }
  },
};

export const strangeArguments: Check = {
  name: "an invalid argument, header or token is refused, and never quoted",
  async run(context) {
    const input = exampleInput(context);
    await expectRefusal(context, "notAParameter", { ...input, query: { ...input.query, notAParameter: "1" } });
    await expectRefusal(context, "X-Any", { ...input, header: { ...input.header, "X-Any": "line\r\nbreak" } }, "break");
    const { header } = headerCredentialOf(context.operation) ?? {};
    if (header === undefined) return;
    const own = { ...input.header, [header.toLowerCase()]: "Bearer another" };
    await expectRefusal(context, "headers", { ...input, header: own }, "another");
    for (const token of ["", "with space", "line\nbreak", "€"]) {
      const { client, sent } = scripted(context, [() => respond(200)], { token });
      const error: unknown = await call(context, client, input).catch((reason: unknown) => reason);
      assert.ok(error instanceof context.library.InvalidRequestError, "a token that can't be sent was not refused");
      assert.equal(sent.length, 0);
      assert.ok(token === "" || !inspect(error).includes(token), "the token is quoted");
    }
  },
};

function withValue(
  context: ClientTestContext,
  input: Input,
  { name, in: place }: ParameterFacts,
  value: string,
): Input {
  const required = place === "header" ? (context.operation.dependentRequired?.[name] ?? []) : [];
  const dependents = Object.fromEntries(required.map((other) => [other, exampleNamed(context, other)]));
  return { ...input, [place]: { ...input[place], ...dependents, [name]: value } };
}

function exampleNamed({ operation }: ClientTestContext, name: string): string {
  return String(exampleOf(operation, assertDefined(operation.parameters.find((each) => each.name === name))));
}
