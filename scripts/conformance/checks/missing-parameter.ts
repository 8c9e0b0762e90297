import type { Check } from "../runner/check.ts";
import { documentsRefusal } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectRefusal } from "./support/expectations.ts";
import { isLeftOut, severityOf, WITHOUT } from "./support/invalid-asks.ts";

export const missingParameter: Check = {
  id: "missing-parameter",
  title: "a request without a required parameter is refused with a documented 4xx",
  reference: "the document's parameters: required (OpenAPI 3.1, 4.8.12)",
  appliesTo: (operation) => documentsRefusal(operation) && operation.parameters.some(isLeftOut),
  async run(context) {
    for (const parameter of context.operation.parameters.filter(isLeftOut)) {
      const { name, in: place } = parameter;
      const answer = await context.ask({ path: await freshResource(context), ...WITHOUT[place](name) });
      expectRefusal(context, answer, `a request without ${name}`, severityOf(parameter, []));
    }
  },
};
