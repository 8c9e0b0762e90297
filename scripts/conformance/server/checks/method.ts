import type { Facts, OperationFacts } from "revokit";
import type { Check } from "../check.ts";
import { isSafe } from "../safe-methods.ts";

/** Those that `fetch` can send, but for OPTIONS, which CORS answers, and HEAD, which GET does. */
const METHODS = ["GET", "PUT", "POST", "DELETE", "PATCH"];

export const wrongMethod: Check = {
  name: "a method that the path does not have is refused with 405 and Allow (RFC 9110, 15.5.6)",
  async run(context) {
    const { method: own } = context.operation;
    for (const method of METHODS) {
      const ask = { path: context.harmlessPath(method), method };
      const path = context.request(ask).url.slice(context.subject.baseUrl.length).replace(/\?.*$/, "");
      if (hasMethod(operationsAt(context.subject.api.facts, path), method)) continue;
      const answer = await context.ask(ask);
      const allowed = (answer.headers.get("allow") ?? "").split(/\s*,\s*/);
      if (answer.status !== 405) context.fail(`${method} was answered ${answer.status}, not 405`, answer);
      else if (!allowed.includes(own)) context.fail(`the 405 to ${method} has no Allow with ${own}`, answer);
      else if (allowed.includes(method)) context.fail(`the 405 to ${method} allows ${method}`, answer);
    }
  },
};

/**
 * Templates overlap: where `/users/{name}` is documented, `DELETE /users/login` is one of its methods, and an unsafe one that
 * it does not document may still reach the user called "login".
 */
function hasMethod(operations: readonly OperationFacts[], method: string): boolean {
  const templates = new Set(operations.map(({ path }) => path));
  return operations.some((each) => each.method === method) || (!isSafe(method) && templates.size > 1);
}

/** All operations whose template a path fits. */
function operationsAt({ operations }: Facts, path: string): readonly OperationFacts[] {
  return Object.values(operations).filter((each) => templatePattern(each.path).test(path));
}

function templatePattern(template: string): RegExp {
  const literals = template.split(/\{[^{}]+\}/).map((literal) => literal.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return new RegExp(`^${literals.join("[^/]*")}$`, "i");
}
