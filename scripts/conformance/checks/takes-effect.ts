import { successStatus } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { echoViolations } from "../runner/echo.ts";
import { Skipped } from "../runner/skipped.ts";
import { documentsSuccess } from "./support/applies.ts";
import { freshResources } from "./support/choose-resources.ts";
import { isDocumentedSuccess } from "./support/expectations.ts";
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
    const wanted = isDocumentedSuccess(context, answer) ? answer.status : successStatus(context);
    if (!context.expect(answer, [wanted], what)) return;
    for (const violation of echoViolations(operation, path, answer)) context.fail(`${what}: ${violation}`, answer);
    if (hasReplayMark(operation.idempotency, answer)) {
      context.fail(`${what} with a new key is marked as a replay`, answer);
    }
  },
};
