import { isJson, isObject, parseJson } from "revokit/toolkit";
import type { OperationFacts } from "revokit";
import type { Check } from "../runner/check.ts";
import { Skipped } from "../runner/skipped.ts";
import { invalidBodies } from "../values/invalid-bodies.ts";
import { documentsRefusal } from "./support/applies.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectRefusal } from "./support/expectations.ts";

export const invalidMember: Check = {
  id: "invalid-member",
  title: "a body with one member that breaks its schema is refused with a documented 4xx",
  reference: "the document's request body: schema (OpenAPI 3.1, 4.8.14)",
  appliesTo: (operation) => documentsRefusal(operation) && jsonContent(operation) !== undefined,
  async run(context) {
    const [mediaType, { schema }] = jsonContent(context.operation) ?? ["", { schema: {} }];
    const path = await freshResource(context);
    const valid = parseJson(String(context.request({ path }).body ?? ""));
    const validate = context.subject.api.validators[context.operationId]?.requestBody?.[mediaType];
    if (!isObject(valid) || validate === undefined) throw new Skipped("no valid JSON body is known");
    for (const { what, body } of invalidBodies(schema, valid, validate)) {
      expectRefusal(context, await context.ask({ path, body: JSON.stringify(body) }), `a body ${what}`);
    }
  },
};

/** The first media type of a body, if it is JSON: valid requests use the first. */
export function jsonContent({ requestBody }: OperationFacts) {
  const [first] = Object.entries(requestBody?.content ?? {});
  return first !== undefined && isJson(first[0]) ? first : undefined;
}
