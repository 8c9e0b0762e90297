import type { Check } from "../runner/check.ts";
import { swapCase } from "../values/similar-credentials.ts";
import { repeatablePath } from "./support/choose-resources.ts";
import { expectSame, usualAnswer } from "./support/expectations.ts";
import { needSocket } from "./support/need-socket.ts";

type Lines = readonly (readonly [string, string])[];

export const headerCase: Check = {
  id: "header-case",
  title: "the names of headers are read in any case",
  reference: "RFC 9110, 5.1",
  async run(context) {
    needSocket(context);
    const path = await repeatablePath(context);
    const usual = await usualAnswer(context, path);
    const rewrite = (change: (name: string) => string) => (lines: Lines) =>
      lines.map(([name, value]) => [change(name), value] as const);
    const forms = {
      "in capitals": (name: string) => name.toUpperCase(),
      "in mixed case": (name: string) => swapCase(name),
    };
    for (const [what, change] of Object.entries({
      ...forms,
      "in lower case": (name: string) => name.toLowerCase(),
    })) {
      const answer = await context.ask({ path, lines: rewrite(change) });
      expectSame(context, answer, usual, `a request with the names of its headers ${what}`);
    }
  },
};
