import type { Check } from "../runner/check.ts";
import { namedResources } from "./support/choose-resources.ts";
import { expectRepeat } from "./support/expect-repeat.ts";

export const spentResource: Check = {
  id: "spent-resource",
  title: "a resource with nothing left to do is answered as a repeat",
  reference: "the document's x-on-repeat",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(context) {
    for (const path of namedResources(context, "spent"))
      expectRepeat(context, await context.ask({ path }), "a spent resource");
  },
};
