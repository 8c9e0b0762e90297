import { isJson } from "revokit/toolkit";
import { assertDefined } from "../../../assert-defined.ts";
import type { Check } from "../check.ts";
import type { Ask } from "../request.ts";

export const invalidBody: Check = {
  name: "a missing, broken or unknown body is refused with a documented 4xx",
  appliesTo: ({ requestBody }) => requestBody !== undefined,
  async run(context) {
    const { required, content } = assertDefined(context.operation.requestBody);
    const path = context.freshResource();
    const wrong: Readonly<Record<string, Ask>> = {
      ...(required && { "a request without its body": { body: null } }),
      ...(Object.keys(content).every(isJson) && { "a body that is not JSON": { body: "{" } }),
      "a body of an unknown media type": { headers: { "Content-Type": "application/x-unknown" } },
    };
    for (const [what, ask] of Object.entries(wrong)) {
      const answer = await context.ask({ path, ...ask });
      if (answer.status >= 400 && answer.status < 500) context.expectDocumented(answer, what);
      else context.fail(`${what} was answered ${answer.status}, not a documented 4xx`, answer);
    }
  },
};
