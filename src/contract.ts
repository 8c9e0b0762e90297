import type { Check } from "./checks/check.ts";
import type { Bytes } from "./bytes.ts";
import type { CredentialWriter } from "./credentials/credential-writer.ts";
import type { Method, RequestIdLocation, SecurityScheme } from "./facts.ts";
import type { HeaderValues } from "./request/header-values.ts";
import type { BodySource } from "./response/read-body.ts";
import type { BodyWriter, RequestBodyWriter } from "./serialize/body/body.ts";
import type { ParameterWriter } from "./serialize/members.ts";

export type { Method, RequestIdLocation, SchemaType } from "./facts.ts";

/** The format of generated code. It is raised when code of an older one would no longer work. */
export const FORMAT = 1;

/** What the pipeline writes into `generated/<api>/operations.ts`: what a client needs to know of its API, and no more. */
export interface Contract {
  /** The format of this code, which the library has to know: `FORMAT`. */
  readonly format: typeof FORMAT;
  /** The name of the spec's file without its ending, e.g. `kirim`. */
  readonly name: string;
  /** `info.title`. */
  readonly title: string;
  /** `info.version`. */
  readonly version: string;
  /** The URLs of `servers`, in their order, with the defaults of their variables filled in. */
  readonly servers: readonly string[];
  /** Finds the server of an operation. Absent where there is one server for all. */
  readonly chooseServer?: ServerChoice;
  /** The security schemes that a single token is for. Absent where it is for all of them: they send it in the same way. */
  readonly tokenSchemes?: readonly string[];
  /** Where the id to quote to the API's support is found: the extension `x-request-id`. */
  readonly requestId?: RequestIdLocation;
  /** The operations, keyed by operationId. */
  readonly operations: Readonly<Record<string, Operation>>;
}

/**
 * A contract that carries the types of its API. They are there for the compiler alone.
 * @typeParam Paths the `paths` of openapi-typescript
 * @typeParam Operations the `operations` of openapi-typescript
 * @typeParam Methods what the types of the methods need beside them, see `MethodTraits`
 */
export interface TypedContract<Paths, Operations, Methods> extends Contract {
  readonly types?: { readonly paths: Paths; readonly operations: Operations; readonly methods: Methods };
}

/** What the type of a method needs to know that openapi-typescript's types don't say. */
export interface MethodTraits {
  /** The header of the idempotency key, where the operation has one. */
  readonly idempotency?: string;
  /** What arguments are called whose names are taken, by their place and name. */
  readonly renamed?: { readonly [Place in Parameter["in"]]?: Readonly<Record<string, string>> };
}

/** One operation of an API. */
export interface Operation {
  readonly method: Method;
  /** The path template, e.g. `/customers/{id}/setup_links/{link_id}`. */
  readonly path: string;
  /** The template as it stands in a URL, encoded. Absent where that is the same. */
  readonly target?: string;
  /** The operation's own servers, or its path's; absent where those of the API hold. */
  readonly servers?: readonly string[];
  readonly parameters: readonly Parameter[];
  /** Absent where the operation takes no body. */
  readonly requestBody?: RequestBody;
  /** The media types of each documented response, keyed by status code (`200`), range (`4XX`) or `default`; none: no body. */
  readonly responses: Readonly<Record<string, readonly string[]>>;
  /** Hands a body over unread. Absent where all documented bodies are JSON. */
  readonly unread?: Unread;
  /**
   * The alternatives of which a request has to meet one, each a list of credentials that go together. An empty list among
   * them: it does without. Absent where the operation needs no credential, or none that this library can send.
   */
  readonly security?: readonly (readonly Credential[])[];
  /** Absent where the operation has no idempotency key: the extension `x-idempotency`. */
  readonly idempotency?: Idempotency;
  /** Checks header parameters that require others: the extension `x-dependent-required`. */
  readonly dependentRequired?: (headers: HeaderValues) => void;
  /** What the server answers to a repeat that is no replay: the extension `x-on-repeat`. */
  readonly onRepeat?: { readonly status: string };
}

/** A parameter in the path, the query, a header or a cookie. */
export interface Parameter {
  readonly name: string;
  /**
   * What the argument is called, where the name is taken: by a parameter in another place (path before query before header
   * before cookie) or by the request body, which is always `body`. Then it is the place and the name: `query_id`, `query_body`.
   */
  readonly argument?: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /** What its schema asks of a value. Absent where any will do. */
  readonly check?: Check;
  /** Writes a value. Absent in paths and headers where it is a string, a number or a boolean. */
  readonly write?: ParameterWriter;
}

/** A request body. */
export interface RequestBody {
  readonly required: boolean;
  /** What writes each media type that it may have, in the document's order. */
  readonly content: Readonly<Record<string, BodyWriter>>;
  /** Chooses among them. */
  readonly write: RequestBodyWriter;
}

/** A security scheme, with what writes its credential into a request. */
export interface Credential extends SecurityScheme {
  readonly write: CredentialWriter;
}

/** A conflict that is recognised by a reason: a word that stands in some string of the body. */
export interface Conflict {
  readonly status: string;
  readonly reason: string;
}

/** One URL for all servers of a document, or URLs by the server's URL in the document, where it has several. */
export type BaseUrl = string | Readonly<Record<string, string>>;

/** Finds the base URL of an operation. Throws an `InvalidRequestError` for an option that can't work. */
export type FindBaseUrl = (operation: Operation) => string;

/** Finds that among several servers. */
export type ServerChoice = (
  contract: Contract,
  baseUrl: Exclude<BaseUrl, string> | undefined,
  normalize: (url: unknown) => string,
) => FindBaseUrl;

/** What a document says of how an operation is made idempotent (the Idempotency-Key draft of the IETF). */
export interface IdempotencyTraits {
  /** The header parameter that bears the key. */
  readonly header: string;
  /** The response header, and its value, that mark a replayed response. */
  readonly replayed?: { readonly header: string; readonly value: string };
  /** The answer while the first request with the same key is still running. */
  readonly inProgress?: Conflict;
}

/** How an operation is made idempotent. */
export interface Idempotency extends IdempotencyTraits {
  /** The header that bears the key, in lower case. */
  readonly field: string;
  /** Adds a key where there is none yet: a random UUID, unless one is given. */
  addKey(headers: Record<string, unknown>, given: string | undefined): void;
  /** Whether the server says that it gave the first response to the key again. */
  isReplayed(response: Response): boolean;
  /** Whether a response says that the first request with the same key is still running, or may say so. */
  mayBeInProgress(interpreted: {
    readonly response: Response;
    readonly body: unknown;
    readonly unexpected: string | undefined;
  }): boolean;
}

/** How a body is handed over unread. */
export interface Unread {
  /** Whether a response is a documented success that has a body, by its headers. */
  suits(operation: Operation, response: Response): boolean;
  /** A body as a stream that the caller reads. The caller's signal ends it at once, with the signal's reason. */
  open(source: BodySource, limits: UnreadLimits): ReadableStream<Bytes>;
}

/** What still bounds a body that is handed over unread. */
export interface UnreadLimits {
  readonly signal: AbortSignal | undefined;
  /** How long the next part may take, in milliseconds. */
  readonly idleTimeout: number;
  /** The error that the stream ends with where its connection breaks, or its next part takes too long. */
  readonly toError: (cause: "broken" | "idle") => Error;
}
