import { isSuccess } from "revokit/toolkit";
import type { OperationFacts, ParameterFacts } from "revokit";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { idVariants } from "../values/id-variants.ts";
import { satisfies } from "../values/satisfies.ts";
import { unlikelyPath } from "../values/unlikely-path.ts";
import { mayTakeEffect } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectStillFresh, isNotFound } from "./support/expectations.ts";

export const pathVariants: Check = {
  id: "path-variants",
  title: "an id in another case, encoded twice or with a character added is a different id",
  reference: "RFC 3986, 6.2.2.1: paths are compared with their case; 2.4: a path is decoded once",
  appliesTo: (operation) => ids(operation).length > 0,
  async run(context) {
    const { operation } = context;
    const path = await freshResource(context);
    const unknown = unlikelyPath(operation) ?? {};
    const usual = mayTakeEffect(operation) ? undefined : await context.ask({ path });
    if (usual !== undefined && !isSuccess(usual)) throw new Skipped("no resource is known to exist");
    let tried = 0;
    for (const { name, schema } of ids(operation)) {
      const other = unknown[name];
      // If all ids get the same answer, a variant can't be told from another id.
      if (other === undefined || !isNotFound(await context.ask({ path: { ...path, [name]: other } }))) continue;
      tried += 1;
      for (const { what, rawValue, isForbidden = false, mayExist } of idVariants(path[name] ?? "")) {
        // Only the resources that were named may be changed.
        if (mayExist && mayTakeEffect(operation)) continue;
        const answer = await context.ask({ path: { ...path }, rawPath: { [name]: rawValue } });
        if (isSuccess(answer) && mayExist && answer.text !== usual?.text) continue;
        if (isSuccess(answer)) {
          const isInvalid = !satisfies(schema, decodeURIComponent(rawValue));
          const severity = isForbidden || isInvalid ? "failure" : "note";
          context.fail(`${name} ${what} was treated as the same resource`, answer, severity);
          if (mayTakeEffect(operation)) return;
        } else if (answer.status >= 500 && answer.status !== 501) {
          context.fail(`${name} ${what} was answered ${answer.status}`, answer);
        }
      }
    }
    if (tried === 0) throw new Skipped("the operation gives every id the same answer, or no id can be made up");
    if (mayTakeEffect(operation)) await expectStillFresh(context, path, "another id took effect on the resource");
  },
};

/** Ids that are plain text: numbers, UUIDs (RFC 9562, 4) and e-mail addresses have several equivalent forms. */
function ids({ parameters }: OperationFacts): readonly ParameterFacts[] {
  return parameters.filter(({ in: place, schema, content }) => {
    const { type = ["string"], format = "", enum: listed } = schema;
    return (
      place === "path" &&
      content === undefined &&
      type.includes("string") &&
      listed === undefined &&
      !["uuid", "email", "date", "date-time"].includes(format)
    );
  });
}
