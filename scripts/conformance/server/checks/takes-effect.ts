import { successStatus } from "revokit/toolkit";
import type { Check } from "../check.ts";
import { echoViolations } from "../echo.ts";

export const takesEffect: Check = {
  name: "takes effect, and says so as documented",
  async run(context) {
    const { operation } = context;
    const [path = {}] = context.useFreshResources();
    const answer = await context.ask({ path });
    const what = "a valid request";
    const success = successStatus({ operation });
    if (!context.expect(answer, [success], what)) return;
    for (const violation of echoViolations(operation, path, answer)) context.fail(`${what}: ${violation}`, answer);
    const replayed = operation.idempotency?.replayed;
    if (replayed && answer.headers.get(replayed.header) === replayed.value) {
      context.fail(`${what} with a new key is marked as a replay`, answer);
    }
  },
};
