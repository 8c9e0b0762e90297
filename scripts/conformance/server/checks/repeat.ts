import type { Check } from "../check.ts";

export const repeat: Check = {
  name: "a repeat that is no replay is answered as documented",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(scene) {
    const [path = {}] = scene.take();
    await scene.ask({ path });
    scene.expect(await scene.ask({ path }), [scene.operation.onRepeat?.status ?? ""], "the repeat");
  },
};

export const spentResource: Check = {
  name: "a resource with nothing left to do is answered as a repeat",
  appliesTo: ({ onRepeat }) => onRepeat !== undefined,
  async run(scene) {
    const answer = await scene.ask({ path: scene.one("spent") });
    scene.expect(answer, [scene.operation.onRepeat?.status ?? ""], "a request for a spent resource");
  },
};
