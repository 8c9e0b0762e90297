import type { Check } from "../runner/check.ts";
import { repeatablePath } from "./support/choose-resources.ts";
import { expectSameWith } from "./support/expect-same-with.ts";
import { usualAnswer } from "./support/expectations.ts";
import { withValue } from "./support/invalid-asks.ts";
import { canBeWritten, serialize } from "../runner/serialize.ts";

export const singleParameter: Check = {
  id: "single-parameter",
  title: "each optional parameter is accepted alone",
  reference: "the document's parameters (OpenAPI 3.1, 4.8.12)",
  appliesTo: ({ parameters }) => parameters.filter(({ required }) => !required).length > 1,
  async run(context) {
    const path = await repeatablePath(context);
    const usual = await usualAnswer(context, path);
    for (const parameter of context.operation.parameters.filter(({ required }) => !required)) {
      const value = context.valueOf(parameter);
      if (!canBeWritten(parameter, value)) continue;
      const written = parameter.in === "header" ? serialize(parameter, value) : value;
      const answer = await context.ask(withValue(context, path, parameter, written));
      expectSameWith(context, answer, usual, [parameter], `${parameter.name} as the one optional parameter`);
    }
  },
};
