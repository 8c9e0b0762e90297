import type { Request } from "express";
import type { Fault } from "../../fault.ts";
import { correctParts as correct, type Ids, type Parts } from "../parts.ts";
import { fault } from "./fault.ts";

/** Accepts an invalid `header` if `isRight` does. */
function overlook(header: string, isRight: (value: string | undefined) => boolean): Pick<Parts, "inspect"> {
  return {
    inspect: (request, ids) => {
      const flaw = correct.inspect(request, ids);
      return flaw?.about === header && isRight(request.get(header)) ? undefined : flaw;
    },
  };
}

/** Refuses a valid request if `isWrong` returns true. */
function refuse(about: string, isWrong: (request: Request, ids: Ids) => boolean): Pick<Parts, "inspect"> {
  return {
    inspect: (request, ids) =>
      correct.inspect(request, ids) ?? (isWrong(request, ids) ? { problem: "malformed", about } : undefined),
  };
}

export const parameterFaults: readonly Fault[] = [
  fault(
    "natural",
    "key-optional",
    "does not ask for the key",
    overlook("Idempotency-Key", (key) => key === undefined),
  ),
  fault("natural", "instance-optional", "does not ask for the header that another requires", {
    ...overlook("X-Instance-ID", (instance) => instance === undefined),
  }),
  fault("natural", "instance-too-long", "takes a value that is too long", {
    ...overlook("X-Instance-ID", (instance) => instance !== undefined),
  }),
  fault(
    "natural",
    "agent-pattern",
    "takes a header that breaks its pattern",
    overlook("X-Agent-ID", () => true),
  ),
  fault("natural", "longest-instance", "refuses the longest value that is valid", {
    ...refuse("X-Instance-ID", (request) => (request.get("X-Instance-ID") ?? "").length === 1024),
  }),
  fault("natural", "short-instance", "refuses short values that are valid", {
    ...refuse("X-Instance-ID", (request) => (request.get("X-Instance-ID") ?? "long enough").length < 8),
  }),
  fault("natural", "instance-alone", "refuses an optional header without the one that needs it", {
    ...refuse(
      "X-Agent-ID",
      (request) => request.get("X-Instance-ID") !== undefined && request.get("X-Agent-ID") === undefined,
    ),
  }),
  fault("natural", "agent-refused", "refuses an optional header", {
    ...refuse("X-Agent-ID", (request) => request.get("X-Agent-ID") !== undefined),
  }),
  fault("natural", "long-key", "refuses keys of more than 64 characters", {
    ...refuse("Idempotency-Key", (request) => (request.get("Idempotency-Key") ?? "").length > 64),
  }),
  fault("natural", "odd-key", "refuses keys with punctuation", {
    ...refuse("Idempotency-Key", (request) => /[^\w-]/.test(request.get("Idempotency-Key") ?? "")),
  }),
  fault("natural", "uuid-keys", "refuses keys that are not UUIDs", {
    ...refuse(
      "Idempotency-Key",
      (request) => !/^[\da-f]{8}(-[\da-f]{4}){3}-/i.test(request.get("Idempotency-Key") ?? ""),
    ),
  }),
  fault("natural", "unknown-header", "refuses headers that it doesn't know", {
    ...refuse("X-*", ({ headers }) =>
      Object.keys(headers).some((name) => name.startsWith("x-") && !["x-agent-id", "x-instance-id"].includes(name)),
    ),
  }),
  fault("natural", "undocumented-refusal", "refuses bad values with a status that isn't documented", {
    status: (words, problem) =>
      problem === "malformed" || problem === "invalid" ? 418 : correct.status(words, problem),
  }),
  fault("natural", "fails-on-bad-value", "fails on a value that breaks a pattern", {
    status: (words, problem) => (problem === "invalid" ? 500 : correct.status(words, problem)),
  }),
  fault("natural", "header-case", "reads Authorization only in lower case", {
    readCredential: (request) =>
      request.rawHeaders.includes("authorization") ? correct.readCredential(request) : undefined,
  }),
  fault("kirim", "long-value-fails", "fails on a long value", {
    readId: (value) => {
      if (value.length > 200) throw new Error("Data too long for column");
      return value;
    },
  }),
  fault("kirim", "letters-fail", "fails on letters beyond ASCII", {
    readId: (value) => {
      if (/[^\x00-\x7f]/.test(value)) throw new Error("Incorrect string value");
      return value;
    },
  }),
  fault("kirim", "quote-fails", "fails on a quotation mark", {
    readId: (value) => {
      if (value.includes("'")) throw new Error("syntax error at or near");
      return value;
    },
  }),
];
