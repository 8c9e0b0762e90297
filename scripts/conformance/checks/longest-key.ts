import { assertDefined } from "../../assert-defined.ts";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { longestKeys } from "../values/keys.ts";
import { differentResources } from "./support/different-resources.ts";
import { keyParameter } from "./support/key-parameter.ts";
import { expectFirst } from "./support/replays.ts";

export const longestKey: Check = {
  id: "longest-key",
  title: "the longest keys are accepted, and told apart by their last character",
  reference: "the document's parameters: maxLength",
  appliesTo: (operation) => keyParameter(operation) !== undefined,
  async run(context) {
    const parameter = assertDefined(keyParameter(context.operation));
    const keys = longestKeys(parameter.schema);
    if (keys === undefined) throw new Skipped("the document sets no maximum length");
    const paths = await differentResources(context);
    for (const [index, path] of paths.entries()) {
      const answer = await context.ask({ path, key: assertDefined(keys[index]) });
      expectFirst(context, answer, `a request with a key of ${keys[0].length} characters`);
    }
  },
};
