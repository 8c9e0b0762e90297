import type { ParameterFacts } from "../../facts.ts";

/** The values of a request's parameters by place and name, without absent ones. */
export interface ParameterValues extends Readonly<Record<ParameterFacts["in"], Readonly<Record<string, unknown>>>> {
  /** Only for an invalid parameter. */
  readonly parameter?: never;
}
