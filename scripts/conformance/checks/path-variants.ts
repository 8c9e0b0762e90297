import type { OperationFacts, ParameterFacts } from "revokit";
import type { Check } from "../runner/check.ts";
import { isSuccess } from "../runner/server-test-context.ts";
import { Skipped } from "../runner/skipped.ts";
import { idVariants } from "../values/id-variants.ts";
import { unlikelyPath } from "../values/unlikely-path.ts";
import { mayTakeEffect } from "./support/applies.ts";
import { expectStillFresh } from "./support/expectations.ts";

export const pathVariants: Check = {
  id: "path-variants",
  title: "an id that is written in another way is another id",
  reference: "RFC 3986, 6.2.2.1: paths are compared with their case; 2.4: a path is decoded once",
  appliesTo: (operation) => ids(operation).length > 0,
  async run(context) {
    const { operation } = context;
    const path = await context.freshResource();
    const unknown = unlikelyPath(operation);
    if (unknown === undefined || isSuccess(await context.ask({ path: { ...path, ...unknown } }))) {
      throw new Skipped("the operation answers alike whatever the id is, or none can be made up");
    }
    const usual = mayTakeEffect(operation) ? undefined : await context.ask({ path });
    if (usual !== undefined && !isSuccess(usual)) throw new Skipped("no resource is known to exist");
    for (const parameter of ids(operation)) {
      for (const { what, rawValue } of idVariants(path[parameter.name] ?? String(context.valueOf(parameter)))) {
        const answer = await context.ask({ rawPath: { [parameter.name]: rawValue }, path: { ...path } });
        if (!isSuccess(answer)) {
          if (answer.status >= 500) context.fail(`${parameter.name} ${what} was answered ${answer.status}`, answer);
          continue;
        }
        context.fail(`${parameter.name} ${what} was taken for the same resource`, answer);
        if (mayTakeEffect(operation)) return;
      }
    }
    if (mayTakeEffect(operation)) await expectStillFresh(context, path, "another id took effect on the resource");
  },
};

/** Ids in text: numbers have forms that mean the same, and so have UUIDs (RFC 9562, 4) and e-mail addresses. */
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
