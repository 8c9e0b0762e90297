import type { RateLimitFacts } from "revokit";
import type { IdempotencyFacts, RepeatFacts, RequestIdLocation } from "revokit/runtime";
import { isKeywords, type Keywords } from "./schemas/json-schema.ts";

/** The `x-` extensions of a document; `docs/guide/extensions.md` describes them. */
interface Extensions {
  "x-idempotency": IdempotencyFacts;
  "x-dependent-required": Readonly<Record<string, readonly string[]>>;
  "x-on-repeat": RepeatFacts;
  "x-request-id": RequestIdLocation;
  "x-rate-limit": RateLimitFacts;
  "x-conformance": Readonly<Record<string, "failure">>;
}

/**
 * Reads one extension, without its own `x-source`.
 * @returns undefined also for another structure: an unrelated extension of the same name
 */
export function extension<Name extends keyof Extensions>(node: object, name: Name): Extensions[Name] | undefined {
  const value = isKeywords(node) ? node[name] : undefined;
  if (!isKeywords(value)) return undefined;
  const { "x-source": _, ...facts } = value;
  return isOfForm(name, facts) ? facts : undefined;
}

function isOfForm<Name extends keyof Extensions>(name: Name, value: unknown): value is Extensions[Name] {
  return isKeywords(value) && FORMS[name](value);
}

const isText = (value: unknown) => typeof value === "string";
const isOptionalText = (value: unknown) => value === undefined || isText(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;
const isPair = (value: unknown, ...names: readonly string[]) =>
  value === undefined || (isKeywords(value) && names.every((name) => isText(value[name])));

const FORMS: Readonly<Record<keyof Extensions, (value: Keywords) => boolean>> = {
  "x-idempotency": ({ header, retention, replayed, inProgress, keyReused }) =>
    isText(header) &&
    isOptionalText(retention) &&
    isPair(replayed, "header", "value") &&
    [inProgress, keyReused].every((conflict) => isPair(conflict, "status", "reason")),
  "x-dependent-required": (value) => Object.values(value).every(isTexts),
  "x-on-repeat": ({ status, example }) => isText(status) && isOptionalText(example),
  "x-request-id": ({ header, pointers }) =>
    isOptionalText(header) && (pointers === undefined ? isText(header) : isTexts(pointers)),
  "x-rate-limit": ({ limit, window }) => isCount(limit) && isCount(window),
  "x-conformance": (value) => Object.values(value).every((severity) => severity === "failure"),
};
