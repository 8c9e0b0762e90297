import { ownMember } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { canBeWritten } from "../runner/serialize.ts";
import { boundaryValues } from "../values/boundary-values.ts";
import { repeatablePath } from "./support/choose-resources.ts";
import { expectSameWith } from "./support/expect-same-with.ts";
import { usualAnswer } from "./support/expectations.ts";
import { severityOf, withValue } from "./support/invalid-asks.ts";

export const boundaryValuesAccepted: Check = {
  id: "boundary-values",
  title: "the longest, shortest, largest, smallest and every listed value are accepted",
  reference: "the document's parameters: schema (OpenAPI 3.1, 4.8.12)",
  appliesTo: ({ parameters, idempotency }) =>
    parameters.some(({ in: place, name }) => place !== "path" && name !== idempotency?.header),
  async run(context) {
    const { validators } = context.subject.api;
    const path = await repeatablePath(context);
    const usual = await usualAnswer(context, path);
    for (const parameter of context.operation.parameters.filter((each) => each.in !== "path")) {
      if (parameter.name === context.operation.idempotency?.header) continue;
      const validate = ownMember(validators[context.operationId]?.parameters[parameter.in] ?? {}, parameter.name);
      for (const { value, what, keywords, isImplied = false } of boundaryValues(
        parameter.schema,
        context.valueOf(parameter),
        validate,
      )) {
        // In a query or a header, an empty value counts as absent.
        if (value === "" || !canBeWritten(parameter, value)) continue;
        const answer = await context.ask(withValue(context, path, parameter, value));
        const severity = isImplied ? "note" : severityOf(parameter, keywords);
        expectSameWith(context, answer, usual, [parameter], `${what} value of ${parameter.name}`, severity);
      }
    }
  },
};
