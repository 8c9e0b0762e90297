import { assertDefined } from "../../assert-defined.ts";
import type { Check } from "../runner/check.ts";
import { oddKey, shortestKey } from "../values/keys.ts";
import { freshResources } from "./support/choose-resources.ts";
import { severityOf } from "./support/invalid-asks.ts";
import { keyParameter } from "./support/key-parameter.ts";
import { expectReplay } from "./support/replays.ts";

export const oddestKey: Check = {
  id: "oddest-key",
  title: "keys that contain every visible character, and one-character keys, are accepted and replayed",
  reference: "the document's parameters: schema",
  appliesTo: (operation) => keyParameter(operation) !== undefined,
  async run(context) {
    const parameter = assertDefined(keyParameter(context.operation));
    const keys = [oddKey(parameter.schema), shortestKey(parameter.schema)].filter((key) => key !== undefined);
    const severity = severityOf(parameter, ["pattern", "minLength"]);
    for (const key of keys) {
      const [path = {}] = await freshResources(context);
      const first = await context.ask({ path, key });
      if (first.status >= 400) {
        context.fail(`a request with the key ${key} was answered ${first.status}`, first, severity);
        continue;
      }
      expectReplay(context, await context.ask({ path, key }), first, `the replay with the key ${key}`);
    }
  },
};
