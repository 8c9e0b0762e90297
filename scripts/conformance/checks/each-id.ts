import { isSuccess } from "revokit/toolkit";
import type { OperationFacts } from "revokit";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { keepsExample, unlikelyPath } from "../values/unlikely-path.ts";
import { mayTakeEffect } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectStillFresh, isNotFound } from "./support/expectations.ts";

export const eachId: Check = {
  id: "each-id",
  title: "each id in the path counts",
  reference: "the document's paths (OpenAPI 3.1, 4.8.8): a path with another id is another path",
  appliesTo: (operation) => inPath(operation).length > 1,
  async run(context) {
    const { operation } = context;
    const path = await freshResource(context);
    const unknown = unlikelyPath(operation);
    if (unknown === undefined || !isNotFound(await context.ask({ path: { ...path, ...unknown } }))) {
      throw new Skipped("the operation gives every id the same answer, or no id can be made up");
    }
    for (const { name } of inPath(operation)) {
      const other = unknown[name];
      if (other === undefined) continue;
      const answer = await context.ask({ path: { ...path, [name]: other } });
      if (!isSuccess(answer)) continue;
      context.fail(`with another ${name} the resource was found anyway`, answer);
      if (mayTakeEffect(operation)) return;
    }
    if (mayTakeEffect(operation)) await expectStillFresh(context, path, "a path with another id took effect");
  },
};

function inPath({ parameters }: OperationFacts) {
  return parameters.filter((each) => each.in === "path" && !keepsExample(each));
}
