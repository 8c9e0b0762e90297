import type { Check } from "../runner/check.ts";
import { freshResources } from "./support/choose-resources.ts";
import { expectRepeat } from "./support/expect-repeat.ts";

export const repeat: Check = {
  id: "repeat",
  title: "a repeat that is not a replay is answered as documented",
  reference: "the document's x-on-repeat",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(context) {
    const [path = {}] = await freshResources(context);
    await context.ask({ path });
    expectRepeat(context, await context.ask({ path }), "the repeat");
  },
};
