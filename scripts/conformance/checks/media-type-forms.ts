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
    // The case of a parameter's value may matter, and each parameter is stated once.
    const upper = mediaType.replace(/^[^;]*/, (essence) => essence.toUpperCase());
    const charsets = /;\s*charset=/i.test(mediaType)
      ? []
      : [`${mediaType}; charset=utf-8`, `${mediaType};charset="UTF-8"`];
    for (const written of [upper, ...charsets]) {
      const again = context.resources.isReusable ? path : await freshResource(context);
      const answer = await context.ask({ path: again, headers: { "Content-Type": written } });
      expectSame(context, answer, usual, `the media type written ${written}`);
    }
  },
};
