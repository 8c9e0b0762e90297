import type { Check } from "../runner/check.ts";
import { harmlessPath } from "./support/choose-resources.ts";
import { needSocket } from "./support/need-socket.ts";

/** Header fields that have one value (RFC 9110 and 6585). */
const SINGLE = [
  "content-type",
  "content-length",
  "date",
  "etag",
  "location",
  "retry-after",
  "last-modified",
  "server",
  "age",
];

/** Registered fields that are lists, or that have a line for each value, whatever type the document gives them. */
const SEVERAL = new Set([
  ...["accept-ch", "accept-patch", "accept-post", "accept-ranges", "allow", "alt-svc", "cache-control"],
  ...["access-control-allow-headers", "access-control-allow-methods", "access-control-expose-headers"],
  ...["content-encoding", "content-language", "content-security-policy", "link", "preference-applied"],
  ...["proxy-authenticate", "server-timing", "set-cookie", "trailer", "upgrade", "vary", "via", "warning"],
  ...["www-authenticate", "x-robots-tag"],
]);

export const singleHeaders: Check = {
  id: "single-headers",
  title: "single-value headers appear at most once in a response",
  reference: "RFC 9110, 5.3",
  async run(context) {
    needSocket(context);
    const documented = Object.values(context.subject.api.validators[context.operationId]?.responses ?? {}).flatMap(
      ({ headers }) =>
        Object.entries(headers).flatMap(([name, { type = [] }]) =>
          type.includes("array") || SEVERAL.has(name.toLowerCase()) ? [] : [name.toLowerCase()],
        ),
    );
    const single = new Set([...SINGLE, ...documented]);
    // A success has other headers than a refusal.
    for (const path of [harmlessPath(context), ...(await context.resources.take(1))]) {
      const { lines = [], ...answer } = await context.ask({ path, lines: (sent) => sent });
      const names = lines.map(([name]) => name.toLowerCase());
      for (const name of new Set(names.filter((each, index) => single.has(each) && names.indexOf(each) !== index))) {
        context.fail(`the ${answer.status} has the header ${name} more than once`, answer);
      }
    }
  },
};
