import { successStatus } from "revokit/toolkit";
import type { Check } from "../check.ts";
import { echoBreaches } from "../echo.ts";

export const takesEffect: Check = {
  name: "takes effect, and says so as documented",
  async run(scene) {
    const { operation } = scene;
    const [path = {}] = scene.take();
    const answer = await scene.ask({ path });
    const what = "a valid request";
    const success = successStatus({ operation });
    if (!scene.expect(answer, [success], what)) return;
    for (const breach of echoBreaches(operation, path, answer)) scene.fail(`${what}: ${breach}`, answer);
    const replayed = operation.idempotency?.replayed;
    if (replayed && answer.headers.get(replayed.header) === replayed.value) {
      scene.fail(`${what} with a new key is marked as a replay`, answer);
    }
  },
};
