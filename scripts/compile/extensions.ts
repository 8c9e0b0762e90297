import type { RateLimitFacts } from "revokit";
import type { IdempotencyFacts, RepeatFacts, RequestIdLocation } from "revokit/runtime";
import type { Note } from "./note.ts";
import { isKeywords, type Keywords } from "./schemas/json-schema.ts";
import { appendToPointer } from "./schemas/pointers.ts";

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
  const facts = readFacts(node, name);
  return isOfForm(name, facts) ? facts : undefined;
}

/** Notes the extensions of a document or an operation that have another structure, since nothing follows from them. */
export function noteExtensions(node: object, pointer: string, notes: Note[]): void {
  for (const [name, { isRight, rule }] of Object.entries(FORMS)) {
    const facts = readFacts(node, name);
    if (!(name in node) || (facts !== undefined && isRight(facts))) continue;
    notes.push({ message: `${name} is not followed: ${rule}.`, pointer: appendToPointer(pointer, name) });
  }
}

function readFacts(node: object, name: string): Keywords | undefined {
  const value = isKeywords(node) ? node[name] : undefined;
  if (!isKeywords(value)) return undefined;
  const { "x-source": _, ...facts } = value;
  return readTexts(facts);
}

/** Texts that YAML reads as a number or a boolean without quotes: `status: 409`, `value: true`. */
const UNQUOTED = new Set(["status", "reason", "value", "example"]);

function readTexts(node: Keywords): Keywords {
  const entries = Object.entries(node).map(([key, member]): [string, unknown] => {
    if (isKeywords(member)) return [key, readTexts(member)];
    const isUnquoted = UNQUOTED.has(key) && (typeof member === "number" || typeof member === "boolean");
    return [key, isUnquoted ? String(member) : member];
  });
  return Object.fromEntries(entries);
}

function isOfForm<Name extends keyof Extensions>(name: Name, value: unknown): value is Extensions[Name] {
  return isKeywords(value) && FORMS[name].isRight(value);
}

const isText = (value: unknown) => typeof value === "string";
const isOptionalText = (value: unknown) => value === undefined || isText(value);
const isTexts = (value: unknown) => Array.isArray(value) && value.every(isText);
const isCount = (value: unknown) => Number.isInteger(value) && Number(value) >= 1;
const isPair = (value: unknown, ...names: readonly string[]) =>
  value === undefined || (isKeywords(value) && names.every((name) => isText(value[name])));

interface Form {
  readonly isRight: (value: Keywords) => boolean;
  /** What it requires, in words. */
  readonly rule: string;
}

const FORMS: Readonly<Record<keyof Extensions, Form>> = {
  "x-idempotency": {
    isRight: ({ header, retention, replayed, inProgress, keyReused }) =>
      isText(header) &&
      isOptionalText(retention) &&
      isPair(replayed, "header", "value") &&
      [inProgress, keyReused].every((conflict) => isPair(conflict, "status", "reason")),
    rule: "it needs a `header`; `retention` is a string, `replayed` needs `header` and `value`, `inProgress` and `keyReused` need `status` and `reason`",
  },
  "x-dependent-required": {
    isRight: (value) => Object.values(value).every(isTexts),
    rule: "each member must be a list of header names",
  },
  "x-on-repeat": {
    isRight: ({ status, example }) => isText(status) && isOptionalText(example),
    rule: "it needs a `status`, and `example` is the name of one",
  },
  "x-request-id": {
    isRight: ({ header, pointers }) =>
      isOptionalText(header) && (pointers === undefined ? isText(header) : isTexts(pointers)),
    rule: "it needs a `header`, or a list of `pointers`",
  },
  "x-rate-limit": {
    isRight: ({ limit, window }) => isCount(limit) && isCount(window),
    rule: "it needs `limit` and `window`, which are integers of at least 1",
  },
  "x-conformance": {
    isRight: (value) => Object.values(value).every((severity) => severity === "failure"),
    rule: "each member must be `failure`",
  },
};
