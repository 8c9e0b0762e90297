import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { documentsUnauthorized, hasKey } from "./support/applies.ts";
import { freshResources, namedResources } from "./support/choose-resources.ts";
import { otherTenant } from "./support/other-tenant.ts";
import { firstWithKey, hasReplayMark, newKey } from "./support/replays.ts";

export const replayTenant: Check = {
  id: "replay-tenant",
  title: "a replay is not sent to another tenant",
  reference: "the document's security requirements (OpenAPI 3.1, 4.8.30), and the fixtures",
  appliesTo: (operation) => hasKey(operation) && documentsUnauthorized(operation),
  async run(context) {
    const token = otherTenant(context);
    namedResources(context, "foreign");
    const [path = {}] = await freshResources(context);
    const key = newKey();
    const first = await firstWithKey(context, path, key);
    const answer = await context.ask({ path, key, token });
    const isReplay = isSuccess(answer) || answer.text === first.text;
    if (isReplay || hasReplayMark(context.operation.idempotency, answer))
      context.fail(`another tenant's request with the same key was answered with the replay`, answer);
    else if (answer.status >= 500)
      context.fail(`another tenant's request with the same key was answered ${answer.status}`, answer);
  },
};
