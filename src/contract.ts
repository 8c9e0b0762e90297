import type { Check } from "./checks/check.ts";
import type { Bytes } from "./bytes.ts";
import type { CallReport } from "./call-report.ts";
import type { CredentialWriter } from "./credentials/credential-writer.ts";
import type { RequestMethod, RequestIdLocation, SecurityScheme } from "./facts.ts";
import type { HeaderValues } from "./request/header-values.ts";
import type { Idempotency } from "./request/idempotency.ts";
import type { InterpretedResponse } from "./response/response-types.ts";
import type { BodyWriter, RequestBodyWriter } from "./serialize/body/body.ts";
import type { ParameterWriter } from "./serialize/members.ts";
import type { BodySource } from "./transport/attempt-types.ts";

export type { RequestMethod, RequestIdLocation, SchemaType } from "./facts.ts";

/** The format version of generated code, raised when older code would no longer work. */
export const FORMAT = 1;

/** What the pipeline writes into `generated/<api>/operations.ts`: what a client needs to know about its API. */
export interface Contract {
  /** The format version of this code; must equal `FORMAT`. */
  readonly format: typeof FORMAT;
  /** The API's name, e.g. `kirim`. */
  readonly name: string;
  /** `info.title`. */
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
  /** The URLs of `servers`, in their order, with the defaults of their variables filled in. */
  readonly servers: readonly string[];
  /** Finds the server of an operation. Absent if one server serves all. */
  readonly chooseServer?: ServerChoice;
  /** The security schemes that a single token is for. Absent if it is for all of them, which send it in the same way. */
  readonly tokenSchemes?: readonly string[];
  /** Where the id to quote to the API's support is found: the extension `x-request-id`. */
  readonly requestId?: RequestIdLocation;
  /** The operations, keyed by operationId. */
  readonly operations: Readonly<Record<string, Operation>>;
}

/**
 * A contract that carries the types of its API, for the compiler only.
 * @typeParam Paths the `paths` of openapi-typescript
 * @typeParam Operations the `operations` of openapi-typescript
 * @typeParam Methods the methods' traits, see `MethodTraits`
 */
export interface TypedContract<Paths, Operations, Methods> extends Contract {
  readonly types?: { readonly paths: Paths; readonly operations: Operations; readonly methods: Methods };
}

/** What a method's type needs beyond openapi-typescript's types. */
export interface MethodTraits {
  /** The header of the idempotency key, where the operation has one. */
  readonly idempotency?: string;
  /** The names of arguments whose own names are taken, by place and name. */
  readonly renamed?: { readonly [Place in Parameter["in"]]?: Readonly<Record<string, string>> };
}

/** One operation of an API. */
export interface Operation {
  readonly method: RequestMethod;
  /** The path template, e.g. `/customers/{id}/setup_links/{link_id}`. */
  readonly path: string;
  /** The template encoded for a URL. Absent if that is the same. */
  readonly target?: string;
  /** The servers of the operation or its path; absent if the API's apply. */
  readonly servers?: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Absent if the operation takes no body. */
  readonly requestBody?: RequestBody;
  /**
   * The media types of each documented response, keyed by status code (`200`), range (`4XX`) or `default`; an empty list
   * means no body.
   */
  readonly responses: Readonly<Record<string, readonly string[]>>;
  /** Leaves a body for the caller to read. Absent if all documented bodies are JSON. */
  readonly unread?: LeaveUnread;
  /**
   * The security alternatives, of which a request must meet one: each a list of credentials that are required together. An
   * empty list means that no credential is required. Absent if no credential is needed, or none that this library can send.
   */
  readonly security?: readonly (readonly Credential[])[];
  /** Absent if the operation has no idempotency key (the extension `x-idempotency`). */
  readonly idempotency?: Idempotency;
  /** Checks header parameters that require others: the extension `x-dependent-required`. */
  readonly dependentRequired?: (headers: HeaderValues) => void;
  /** The response to a repeat that is not a replay: the extension `x-on-repeat`. */
  readonly onRepeat?: { readonly status: string };
}

/** A parameter in the path, the query, a header or a cookie. */
export interface Parameter {
  readonly name: string;
  /**
   * The argument's name if the parameter's is taken by one in another place (path before query before header before cookie)
   * or by the request body, which is always `body`: the place and the name, `query_id` or `query_body`.
   */
  readonly argument?: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /** The check of its schema. Absent if any value is valid. */
  readonly check?: Check;
  /** Writes a value. Absent for strings, numbers and booleans in paths and headers. */
  readonly write?: ParameterWriter;
}

/** A request body. */
export interface RequestBody {
  readonly required: boolean;
  /** The writer of each documented media type, in the document's order. */
  readonly content: Readonly<Record<string, BodyWriter>>;
  /** Chooses among them. */
  readonly write: RequestBodyWriter;
}

/** A security scheme and the writer of its credential. */
export interface Credential extends SecurityScheme {
  readonly write: CredentialWriter;
}

/** One URL for all servers of a document, or an object of URLs by the server's URL in the document. */
export type BaseUrl = string | Readonly<Record<string, string>>;

/** Finds the base URL of an operation. Throws an `InvalidRequestError` for an invalid option. */
export type FindBaseUrl = (operation: Operation) => string;

/** Finds the base URL where the document has several servers. */
export type ServerChoice = (
  contract: Contract,
  baseUrl: Exclude<BaseUrl, string> | undefined,
  normalize: (url: unknown) => string,
) => FindBaseUrl;

/** The body of a documented success as a stream that the caller reads; undefined for any other response. */
export type LeaveUnread = (
  response: Response,
  source: BodySource,
  call: CallToReport & { readonly settings: { readonly idleTimeout: number } },
) => ReadableStream<Bytes> | undefined;

/** What errors report about a running call. */
export interface CallToReport {
  readonly operationId: string;
  readonly operation: Operation;
  readonly signal: AbortSignal | undefined;
  /** The last response; undefined if the last attempt got none. */
  readonly response: InterpretedResponse | undefined;
  report(): CallReport;
}
