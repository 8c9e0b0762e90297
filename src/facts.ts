import type { RequestIdLocation } from "./facts/extension-facts.ts";
import type { OperationFacts } from "./facts/operation-facts.ts";

export type * from "./facts/extension-facts.ts";
export type * from "./facts/operation-facts.ts";
export type * from "./facts/parameter-facts.ts";
export type * from "./facts/request-body-facts.ts";
export type * from "./facts/response-facts.ts";
export type * from "./facts/schema-facts.ts";
export type * from "./facts/security-scheme.ts";
export type * from "./facts/xml-facts.ts";

/**
 * What the pipeline writes into `generated/<api>/facts.ts`: everything that the mock, the conformance suite and bulk need to
 * know about an API, as plain data. It is separate from the contract to keep it out of clients' bundles.
 */
export interface Facts<Operations = Readonly<Record<string, unknown>>> {
  /** The API's name, e.g. `kirim`. */
  readonly name: string;
  /** `info.title`. */
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
  /** The URLs of `servers`, in their order, with the defaults of their variables filled in. */
  readonly servers: readonly string[];
  /** Where the id to quote to the API's support is found: the extension `x-request-id`. */
  readonly requestId?: RequestIdLocation;
  /** The operations, keyed by operationId. */
  readonly operations: { readonly [Id in keyof Operations]: OperationFacts };
}
