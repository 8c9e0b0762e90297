import { assertDefined } from "../../assert-defined.ts";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { longestKeys, oddKey, shortestKey } from "../values/keys.ts";
import { hasKey } from "./support/applies.ts";
import { differentResources } from "./support/different-resources.ts";
import { expectFirst, expectReplay } from "./support/replays.ts";
import { severityOf } from "./support/invalid-asks.ts";

export const longestKey: Check = {
  id: "longest-key",
  title: "the longest keys are accepted, and told apart by their last character",
  reference: "the document's parameters: maxLength",
  appliesTo: (operation) => hasKey(operation) && keyParameter(operation) !== undefined,
  async run(context) {
    const parameter = assertDefined(keyParameter(context.operation));
    const keys = longestKeys(parameter.schema);
    if (keys === undefined) throw new Skipped("the document sets no greatest length");
    const paths = await differentResources(context);
    for (const [index, path] of paths.entries()) {
      const answer = await context.ask({ path, key: assertDefined(keys[index]) });
      expectFirst(context, answer, `a request with a key of ${keys[0].length} characters`);
    }
  },
};

export const oddestKey: Check = {
  id: "oddest-key",
  title: "keys of every visible character, and of one, are accepted and replayed",
  reference: "the document's parameters: schema",
  appliesTo: (operation) => hasKey(operation) && keyParameter(operation) !== undefined,
  async run(context) {
    const parameter = assertDefined(keyParameter(context.operation));
    const keys = [oddKey(parameter.schema), shortestKey(parameter.schema)].filter((key) => key !== undefined);
    const severity = severityOf(parameter, ["pattern", "minLength"]);
    for (const key of keys) {
      const [path = {}] = await context.useFreshResources();
      const first = await context.ask({ path, key });
      if (first.status >= 400) {
        context.fail(`a request with the key ${key} was answered ${first.status}`, first, severity);
        continue;
      }
      expectReplay(context, await context.ask({ path, key }), first, `the replay with the key ${key}`);
    }
  },
};

function keyParameter({ parameters, idempotency }: Parameters<typeof hasKey>[0]) {
  return parameters.find(({ in: place, name }) => place === "header" && name === idempotency?.header);
}
