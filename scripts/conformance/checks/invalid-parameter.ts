import type { Check } from "../runner/check.ts";
import { invalidValues } from "../values/invalid-values.ts";
import { documentsRefusal } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectRefusal } from "./support/expectations.ts";
import { invalidValuesOf } from "./support/invalid-asks.ts";

export const invalidParameter: Check = {
  id: "invalid-parameter",
  title: "a value that breaks its parameter's rules is refused with a documented 4xx",
  reference: "the document's parameters: schema (OpenAPI 3.1, 4.8.12)",
  appliesTo: (operation) =>
    documentsRefusal(operation) && operation.parameters.some((each) => invalidValues(each, "a").length > 0),
  async run(context) {
    for (const parameter of context.operation.parameters) {
      const path = await freshResource(context);
      for (const { what, ask, severity } of invalidValuesOf(context, path, parameter)) {
        expectRefusal(context, await context.ask(ask), what, severity);
      }
    }
  },
};
