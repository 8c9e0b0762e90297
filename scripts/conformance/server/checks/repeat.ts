import { known } from "../../../known.ts";
import type { Check } from "../check.ts";

export const repeat: Check = {
  name: "a repeat that is no replay is answered as documented",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(scene) {
    const [path = {}] = scene.take();
    await scene.ask({ path });
    scene.expect(await scene.ask({ path }), [known(scene.operation.onRepeat).status], "the repeat");
  },
};

export const spentResource: Check = {
  name: "a resource with nothing left to do is answered as a repeat",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(scene) {
    for (const path of scene.all("spent")) {
      scene.expect(await scene.ask({ path }), [known(scene.operation.onRepeat).status], "a spent resource");
    }
  },
};
