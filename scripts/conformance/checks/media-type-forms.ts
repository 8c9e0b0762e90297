import type { Check } from "../runner/check.ts";
import { jsonContent } from "./invalid-member.ts";
import { freshResource } from "./support/choose-resources.ts";
import { expectSame, usualAnswer } from "./support/expectations.ts";

export const mediaTypeForms: Check = {
  id: "media-type-forms",
  title: "the media type of a body is read in any case, and with a charset",
  reference: "RFC 9110, 8.3.1",
  appliesTo: (operation) => jsonContent(operation) !== undefined,
  async run(context) {
    const [mediaType = ""] = jsonContent(context.operation) ?? [];
    const path = await freshResource(context);
    const usual = await usualAnswer(context, path);
    for (const written of [mediaType.toUpperCase(), `${mediaType}; charset=utf-8`, `${mediaType};charset="UTF-8"`]) {
      const again = context.operation.method === "DELETE" ? await freshResource(context) : path;
      const answer = await context.ask({ path: again, headers: { "Content-Type": written } });
      expectSame(context, answer, usual, `the media type written ${written}`);
    }
  },
};
