import { assertDefined } from "../../assert-defined.ts";
import type { Check } from "../runner/check.ts";
import { documentsRefusal } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectRefusal } from "./support/expectations.ts";
import { headersOf } from "./support/parameter-values.ts";

export const dependentHeader: Check = {
  id: "dependent-header",
  title: "a header without the one that it requires is refused with a documented 4xx",
  reference: "the document's x-dependent-required",
  appliesTo: (operation) => documentsRefusal(operation) && operation.dependentRequired !== undefined,
  async run(context) {
    for (const [name, required] of Object.entries(assertDefined(context.operation.dependentRequired))) {
      const complete = headersOf(context, [name, ...required]);
      for (const missing of required) {
        const headers = { ...complete, [missing]: null };
        const answer = await context.ask({ path: await freshResource(context), headers });
        expectRefusal(context, answer, `${name} without ${missing}`);
      }
    }
  },
};
