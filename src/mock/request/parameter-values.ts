import type { ParameterFacts } from "../../facts.ts";

/** The values of a request's parameters, by their place and name; those that are absent are left out. */
export interface ParameterValues extends Readonly<Record<ParameterFacts["in"], Readonly<Record<string, unknown>>>> {
  /** Of a broken parameter only. */
  readonly parameter?: never;
}
