import { successStatus } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { echoViolations } from "../runner/echo.ts";
import { Skipped } from "../runner/skipped.ts";
import { documentsSuccess } from "./support/applies.ts";
import { freshResources } from "./support/choose-resources.ts";
import { hasReplayMark } from "./support/replays.ts";

export const takesEffect: Check = {
  id: "takes-effect",
  title: "the operation takes effect and responds as documented",
  reference: "the document's responses (OpenAPI 3.1, 4.8.16)",
  appliesTo: documentsSuccess,
  async run(context) {
    const { operation } = context;
    const [path = {}] = await freshResources(context);
    const answer = await context.ask({ path });
    const what = "a valid request";
    if (answer.status >= 400 && answer.status < 500 && !context.resources.isCertain(path)) {
      context.expectDocumented(answer, what);
      throw new Skipped(
        `a request made of the document alone was answered ${answer.status}: name what exists in the fixtures`,
      );
    }
    if (!context.expect(answer, successes(context), what)) return;
    for (const violation of echoViolations(operation, path, answer)) context.fail(`${what}: ${violation}`, answer);
    if (hasReplayMark(operation.idempotency, answer)) {
      context.fail(`${what} with a new key is marked as a replay`, answer);
    }
  },
};

/** Every documented status of a success. */
function successes(target: Parameters<typeof successStatus>[0]): readonly string[] {
  const documented = Object.keys(target.operation.responses).filter((status) => /^2\d\d$/.test(status));
  return [...new Set([String(successStatus(target)), ...documented])];
}
