import type { Check } from "../runner/check.ts";
import { repeatablePath } from "./support/choose-resources.ts";
import { expectSameWith } from "./support/expect-same-with.ts";
import { expectSame, usualAnswer } from "./support/expectations.ts";
import { headersOf, optionalValues } from "./support/parameter-values.ts";

export const optionalParameters: Check = {
  id: "optional-parameters",
  title: "every optional parameter is accepted, and so is an unknown header",
  reference: "the document's parameters (OpenAPI 3.1, 4.8.12); RFC 9110, 5.1: unrecognized header fields are ignored",
  async run(context) {
    const path = await repeatablePath(context);
    const usual = await usualAnswer(context, path);
    const unknown = { "X-Not-Documented": "1" };
    expectSame(context, await context.ask({ path, headers: unknown }), usual, "a request with an unknown header");
    const optional = context.operation.parameters.filter(({ required }) => !required);
    if (optional.length === 0) return;
    const inHeaders = optional.filter((each) => each.in === "header").map(({ name }) => name);
    const headers = { ...headersOf(context, inHeaders), ...unknown };
    const [query, cookies] = [optionalValues(context, "query"), optionalValues(context, "cookie")];
    const answer = await context.ask({ path, headers, query, cookies });
    expectSameWith(context, answer, usual, optional, "a request with all parameters");
    context.expectDocumented(answer, "a request with all parameters");
  },
};
