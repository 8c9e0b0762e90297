import type { IdempotencyFacts, RateLimitFacts, RepeatFacts } from "./extension-facts.ts";
import type { ParameterFacts } from "./parameter-facts.ts";
import type { RequestBodyFacts } from "./request-body-facts.ts";
import type { ResponseFacts } from "./response-facts.ts";
import type { SecurityScheme } from "./security-scheme.ts";

/** One operation of an API. */
export interface OperationFacts {
  readonly method: RequestMethod;
  /** The path template, e.g. `/customers/{id}/setup_links/{link_id}`. */
  readonly path: string;
  /** The servers of the operation or its path; absent if the API's apply. */
  readonly servers?: readonly string[];
  readonly parameters: readonly ParameterFacts[];
  /** Absent if the operation takes no body. */
  readonly requestBody?: RequestBodyFacts;
  /** Keyed by status code (`200`), range (`4XX`) or `default`. */
  readonly responses: Readonly<Record<string, ResponseFacts>>;
  /**
   * The security alternatives, of which a request must meet one: each a list of credentials that are required together. No
   * alternatives: the operation takes no credential. An empty alternative: it takes one, but requires none.
   */
  readonly security: readonly (readonly SecurityScheme[])[];
  /** Absent if the operation has no idempotency key (the extension `x-idempotency`). */
  readonly idempotency?: IdempotencyFacts;
  /** Header parameters that require others when present: the extension `x-dependent-required`. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  /** The response to a repeat that is not a replay: the extension `x-on-repeat`. */
  readonly onRepeat?: RepeatFacts;
  /** The server's rate limit: the extension `x-rate-limit` of the operation or of the document. */
  readonly rateLimit?: RateLimitFacts;
  /**
   * The checks of the conformance suite whose notes are failures here, by their ids: the extension `x-conformance` of the
   * document and of the operation.
   */
  readonly conformance?: Readonly<Record<string, "failure">>;
  readonly examples: RequestExamples;
}

/** Valid arguments of a call: the document's examples, or samples. */
export interface RequestExamples {
  /** A value for each parameter, keyed like the client's arguments; absent if no sample can be made. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Keyed by media type. Absent if the operation takes no body. */
  readonly requestBody?: Readonly<Record<string, unknown>>;
}

/** An HTTP method that an OpenAPI path item can document. */
export type RequestMethod = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE" | "QUERY";
