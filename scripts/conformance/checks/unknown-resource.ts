import type { Check } from "../runner/check.ts";
import { documentsNotFound } from "./support/applies.ts";

export const unknownResource: Check = {
  id: "unknown-resource",
  title: "a resource that does not exist is not found",
  reference: "the document's 404",
  appliesTo: documentsNotFound,
  async run(context) {
    for (const path of context.all("unknown")) {
      context.expect(await context.ask({ path }), [404], "a resource that does not exist");
    }
  },
};
