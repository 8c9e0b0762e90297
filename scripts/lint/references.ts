import { escapeToken, unescapeToken } from "revokit/toolkit";
import { type Document, isPlainObject } from "@redocly/openapi-core";
import type { Problem } from "../problem.ts";
import { problemAt } from "./lint-problem.ts";
import { percentDecode } from "./percent-decode.ts";

/** The references of a document that lead back to themselves, or to a member that every JavaScript object inherits. */
export function findHopeless({ source, parsed }: Document): Problem[] {
  const problems: Problem[] = [];
  const path: string[] = [];
  const seen = new Set<object>();
  /** Why each reference is hopeless, if it is: large documents have a hundred of each. */
  const reasons = new Map<string, string | undefined>();
  const reasonOf = (reference: string) => {
    if (!reasons.has(reference)) reasons.set(reference, whyHopeless(parsed, reference));
    return reasons.get(reference);
  };
  const visit = (value: unknown) => {
    if ((!Array.isArray(value) && !isPlainObject(value)) || seen.has(value)) return;
    seen.add(value);
    const reference = isPlainObject(value) ? referenceOf(value) : undefined;
    const reason = reference === undefined ? undefined : reasonOf(reference);
    if (reason !== undefined) {
      const pointer = `#/${[...path, "$ref"].map(escapeToken).join("/")}`;
      problems.push(problemAt({ source, pointer, reportOnKey: false }, "reference", reason));
    }
    for (const [key, item] of Object.entries(value)) {
      path.push(key);
      visit(item);
      path.pop();
    }
  };
  visit(parsed);
  return problems;
}

function whyHopeless(document: unknown, reference: string): string | undefined {
  const seen = new Set<string>();
  let current: string | undefined = reference;
  while (current !== undefined) {
    if (seen.has(current)) return `The reference ${JSON.stringify(reference)} leads back to itself.`;
    seen.add(current);
    const target = resolve(document, current);
    if (target === "inherited") return `The reference ${JSON.stringify(reference)} points nowhere.`;
    current = isPlainObject(target) ? referenceOf(target) : undefined;
  }
  return undefined;
}

/** A reference within the document. */
function referenceOf({ $ref }: Record<string, unknown>): string | undefined {
  return typeof $ref === "string" && $ref.startsWith("#/") ? $ref : undefined;
}

/** Undefined if the path is missing or leads through another reference, which the lint reports. */
function resolve(document: unknown, reference: string): unknown {
  let value: unknown = document;
  for (const token of reference.slice(2).split("/")) {
    const key = unescapeToken(percentDecode(token));
    if (!isPlainObject(value) && !Array.isArray(value)) return undefined;
    if (!Object.hasOwn(value, key)) return key in value ? "inherited" : undefined;
    value = Reflect.get(value, key);
  }
  return value;
}
