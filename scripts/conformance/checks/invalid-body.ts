import { isJson, matchMediaType } from "revokit/toolkit";
import { assertDefined } from "../../assert-defined.ts";
import type { Check } from "../runner/check.ts";
import type { Ask } from "../runner/request.ts";
import { documentsRefusal } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectRefusal } from "./support/expectations.ts";

export const invalidBody: Check = {
  id: "invalid-body",
  title: "a missing, broken or unknown body is refused with a documented 4xx",
  reference: "the document's request body (OpenAPI 3.1, 4.8.13)",
  appliesTo: (operation) => documentsRefusal(operation) && operation.requestBody !== undefined,
  async run(context) {
    const { required, content } = assertDefined(context.operation.requestBody);
    const mediaTypes = Object.keys(content);
    // None lies within `*/*`.
    const unknown = UNKNOWN_TYPES.find((type) => matchMediaType(mediaTypes, type) === undefined);
    const path = await freshResource(context);
    const wrong: Readonly<Record<string, Ask>> = {
      ...(required && { "a request without its body": { body: null } }),
      ...(mediaTypes.every(isJson) && { "a body that is not JSON": { body: "{" } }),
      // Without a body, its media type has no meaning.
      ...(context.request({ path }).body !== undefined &&
        unknown !== undefined && {
          "a body of an unknown media type": { headers: { "Content-Type": unknown } },
        }),
    };
    for (const [what, ask] of Object.entries(wrong)) expectRefusal(context, await context.ask({ path, ...ask }), what);
  },
};

/** The second is for a document that takes every type of applications. */
const UNKNOWN_TYPES = ["application/x-unknown", "text/x-unknown"];
