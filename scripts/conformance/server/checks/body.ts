import { isJson } from "revokit/toolkit";
import { known } from "../../../known.ts";
import type { Check } from "../check.ts";
import type { Ask } from "../request.ts";

export const invalidBody: Check = {
  name: "a missing, broken or unknown body is refused with a documented 4xx",
  appliesTo: ({ requestBody }) => requestBody !== undefined,
  async run(scene) {
    const { required, content } = known(scene.operation.requestBody);
    const path = scene.peek();
    const wrong: Readonly<Record<string, Ask>> = {
      ...(required && { "a request without its body": { body: null } }),
      ...(Object.keys(content).every(isJson) && { "a body that is not JSON": { body: "{" } }),
      "a body of an unknown media type": { headers: { "Content-Type": "application/x-unknown" } },
    };
    for (const [what, ask] of Object.entries(wrong)) {
      const answer = await scene.ask({ path, ...ask });
      if (answer.status >= 400 && answer.status < 500) scene.expectDocumented(answer, what);
      else scene.fail(`${what} was answered ${answer.status}, not a documented 4xx`, answer);
    }
  },
};
