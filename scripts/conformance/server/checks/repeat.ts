import { assertDefined } from "../../../assert-defined.ts";
import type { Check } from "../check.ts";

export const repeat: Check = {
  name: "a repeat that is no replay is answered as documented",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(context) {
    const [path = {}] = context.useFreshResources();
    await context.ask({ path });
    context.expect(await context.ask({ path }), [assertDefined(context.operation.onRepeat).status], "the repeat");
  },
};

export const spentResource: Check = {
  name: "a resource with nothing left to do is answered as a repeat",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(context) {
    for (const path of context.all("spent")) {
      context.expect(
        await context.ask({ path }),
        [assertDefined(context.operation.onRepeat).status],
        "a spent resource",
      );
    }
  },
};
