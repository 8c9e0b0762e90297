import type { RateLimitFacts } from "revokit";
import type { Idempotency, OnRepeat, RequestIdLocation } from "revokit/contract";

/** The `x-` extensions that reach the contract; `specs/README.md` says what each means. */
interface Extensions {
  "x-idempotency"?: Idempotency;
  "x-dependent-required"?: Readonly<Record<string, readonly string[]>>;
  "x-on-repeat"?: OnRepeat;
  "x-request-id"?: RequestIdLocation;
  "x-rate-limit"?: RateLimitFacts;
}

/** Reads one extension. What it says about itself (`x-source`) stays in the spec. */
export function extension<Name extends keyof Extensions>(node: object, name: Name): Extensions[Name] | undefined {
  // The house rules of the lint have checked its form.
  const value = (node as Extensions)[name];
  if (value === undefined) return undefined;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== "x-source")) as Extensions[Name];
}
