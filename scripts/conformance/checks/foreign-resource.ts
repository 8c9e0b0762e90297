import type { Check } from "../runner/check.ts";
import { documentsNotFound } from "./support/applies.ts";
import { namedResources } from "./support/choose-resources.ts";
import { expectNotFound } from "./support/expectations.ts";

export const foreignResource: Check = {
  id: "foreign-resource",
  title: "another tenant's resource is not found",
  reference: "the document's 404, and the fixtures",
  appliesTo: documentsNotFound,
  async run(context) {
    for (const path of namedResources(context, "foreign")) {
      expectNotFound(context, await context.ask({ path }), "another tenant's resource");
    }
  },
};
