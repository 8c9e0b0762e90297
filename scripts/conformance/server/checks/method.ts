import type { Check } from "../check.ts";

/** Those that `fetch` can send, but for OPTIONS, which CORS answers, and HEAD, which GET does. */
const METHODS = ["GET", "PUT", "POST", "DELETE", "PATCH"];

export const wrongMethod: Check = {
  name: "a method that the path does not have is refused with 405 and Allow (RFC 9110, 15.5.6)",
  async run(scene) {
    const { path, method: own } = scene.operation;
    const operations = Object.values(scene.subject.api.facts.operations);
    const documented = operations.filter((each) => each.path === path).map(({ method }) => String(method));
    for (const method of METHODS.filter((each) => !documented.includes(each))) {
      const answer = await scene.ask({ path: scene.harmless(), method });
      const allowed = (answer.headers.get("allow") ?? "").split(/\s*,\s*/);
      if (answer.status !== 405) scene.fail(`${method} was answered ${answer.status}, not 405`, answer);
      else if (!allowed.includes(own)) scene.fail(`the 405 to ${method} has no Allow with ${own}`, answer);
      else if (allowed.includes(method)) scene.fail(`the 405 to ${method} allows ${method}`, answer);
    }
  },
};
