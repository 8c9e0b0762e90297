import { parseJson } from "revokit/toolkit";
import type { Check } from "../runner/check.ts";
import type { Exchange } from "../runner/exchange.ts";
import { shapeOf } from "../values/shape.ts";
import { documentsNotFound } from "./support/applies.ts";
import { namedResources } from "./support/choose-resources.ts";

export const sameNotFound: Check = {
  id: "same-not-found",
  title: "another tenant's resource is answered like one that does not exist",
  reference: "RFC 9110, 15.5.5: a 404 may hide that a resource exists; a difference reveals it",
  severity: "note",
  appliesTo: documentsNotFound,
  async run(context) {
    const [foreign = {}] = namedResources(context, "foreign");
    const unknown: Exchange[] = [];
    // Any part of a path may be the one that is not found, and the answer may say which.
    for (const path of namedResources(context, "unknown")) unknown.push(await context.ask({ path }));
    const hidden = await context.ask({ path: foreign });
    for (const [what, read] of Object.entries(TRAITS)) {
      if (unknown.some((each) => read(each) === read(hidden))) continue;
      context.fail(
        `the answer to another tenant's resource has a different ${what} from the answers to what does not exist`,
        hidden,
      );
    }
  },
};

/** The parts in which two answers must not differ. */
const TRAITS: Readonly<Record<string, (answer: Exchange) => string | number>> = {
  status: ({ status }) => status,
  body: ({ text }) => JSON.stringify(shapeOf(parseJson(text))) ?? "",
  "list of headers": ({ headers }) => [...headers.keys()].join(", "),
};
