import { isSuccess } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import { mayTakeEffect } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectStillFresh } from "./support/expectations.ts";
import { mayHaveMethod, mayTryMethod, templatePath } from "./support/path-templates.ts";

/** Safe ones first: they must not take effect even if the path has them. */
const METHODS = ["GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE"];

const SAFE = METHODS.slice(0, 3);

export const otherMethods: Check = {
  id: "other-methods",
  title: "neither safe methods nor those that the path does not have take effect",
  reference: "RFC 9110, 9.2.1 and 15.5.6",
  appliesTo: mayTakeEffect,
  async run(context) {
    const path = await freshResource(context);
    const { facts } = context.subject.api;
    const mayBeSent = (method: string) =>
      SAFE.includes(method) ||
      (mayTryMethod(context.operation, method) &&
        !mayHaveMethod(facts, templatePath(context, { path, method }), method));
    for (const method of METHODS.filter(mayBeSent)) {
      const overrides = SAFE.includes(method) ? [{}, { "X-HTTP-Method-Override": context.operation.method }] : [{}];
      for (const headers of overrides) {
        const answer = await context.ask({ path, method, headers });
        if (answer.status >= 500 && answer.status !== 501) {
          context.fail(`${method} was answered ${answer.status}`, answer);
        } else if (isSuccess(answer) && !SAFE.includes(method)) {
          return context.fail(`${method}, which the path does not have, was answered ${answer.status}`, answer);
        }
      }
    }
    await expectStillFresh(context, path, "another method took effect");
  },
};
