import type { Check } from "../runner/check.ts";
import { repeatablePath } from "./support/choose-resources.ts";
import { expectSame, usualAnswer } from "./support/expectations.ts";
import { headersOf, optionalValues } from "./support/parameter-values.ts";

export const optionalParameters: Check = {
  id: "optional-parameters",
  title: "every optional parameter is accepted, and so is an unknown header",
  reference: "the document's parameters (OpenAPI 3.1, 4.8.12); RFC 9110, 5.1: unrecognized header fields are ignored",
  async run(context) {
    const path = await repeatablePath(context);
    const usual = await usualAnswer(context, path);
    const optional = context.operation.parameters.filter((each) => each.in === "header" && !each.required);
    const headers = {
      ...headersOf(
        context,
        optional.map(({ name }) => name),
      ),
      "X-Not-Documented": "1",
    };
    const [query, cookies] = [optionalValues(context, "query"), optionalValues(context, "cookie")];
    const answer = await context.ask({ path, headers, query, cookies });
    expectSame(context, answer, usual, "a request with all parameters");
    context.expectDocumented(answer, "a request with all parameters");
  },
};
