/**
 * What generated code is made of. There is no need to import it by hand.
 * @module
 */
export type * from "./facts.ts";
export * from "./validation.ts";
export type * from "./validators.ts";

/**
 * What the pipeline writes into `generated/<api>/operations.ts`: every fact about an API that is needed at run time.
 * The client, the mock and the conformance suite read it from here and from nowhere else.
 */
export interface Contract {
  /** The name of the spec's file without its ending, e.g. `kirim`. */
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
  readonly operations: Readonly<Record<string, Operation>>;
}

/** An HTTP method that an OpenAPI path item can document. */
export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE";

/** One operation of an API. */
export interface Operation {
  readonly method: Method;
  /** The path template, e.g. `/customers/{id}/setup_links/{link_id}`. */
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** Absent where the operation takes no body. */
  readonly requestBody?: RequestBody;
  /** The media types of each documented response, keyed by status code (`200`), range (`4XX`) or `default`; none: no body. */
  readonly responses: Readonly<Record<string, readonly string[]>>;
  /** Where the credential goes; absent where the operation needs none, or one that this library does not speak. */
  readonly credential?: Credential;
  /** Absent where the operation has no idempotency key: the extension `x-idempotency`. */
  readonly idempotency?: Idempotency;
  /** Header parameters that require others when present: the extension `x-dependent-required`. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  /** What the server answers to a repeat that is no replay: the extension `x-on-repeat`. */
  readonly onRepeat?: OnRepeat;
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
  /** The serialization style, where it is not the default for the parameter's place (OpenAPI 3.1, 4.8.12.2). */
  readonly style?: string;
  /** Whether arrays and objects explode, where it is not the default for the style. */
  readonly explode?: boolean;
  /** Whether reserved characters go into the query as they are: `allowReserved`. */
  readonly allowReserved?: boolean;
  /** The media type in which the value is written, where the parameter has `content` in place of a style. */
  readonly content?: string;
  readonly schema: Constraints;
}

/** The keywords of JSON Schema 2020-12 that bound a parameter's value. */
export interface Constraints {
  /** Absent where any type will do. */
  readonly type?: readonly SchemaType[];
  readonly enum?: readonly unknown[];
  readonly pattern?: RegExp;
  /** In Unicode code points, as JSON Schema counts. */
  readonly minLength?: number;
  /** In Unicode code points, as JSON Schema counts. */
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly items?: Constraints;
}

/** A type of JSON Schema. */
export type SchemaType = "string" | "number" | "integer" | "boolean" | "array" | "object" | "null";

/** A request body. */
export interface RequestBody {
  readonly required: boolean;
  /** The media types it may have, in the spec's order. */
  readonly content: readonly string[];
}

/** Where a credential goes. */
export interface Credential {
  /** The header that bears it. */
  readonly header: string;
  /** The authentication scheme before the credential (RFC 9110, 11.6.2); absent for a bare API key. */
  readonly scheme?: string;
}

/** How an operation is made idempotent (the Idempotency-Key draft of the IETF). */
export interface Idempotency {
  /** The header parameter that bears the key. */
  readonly header: string;
  /** How long the server remembers a key, as an ISO 8601 duration. */
  readonly retention?: string;
  /** The response header, and its value, that mark a replayed response. */
  readonly replayed?: { readonly header: string; readonly value: string };
  /** The answer while the first request with the same key is still running. */
  readonly inProgress?: Conflict;
  /** The answer to a key that was used with another request. */
  readonly keyReused?: Conflict;
}

/** A conflict that is recognised by a reason: a word that stands in some string of the body. */
export interface Conflict {
  readonly status: string;
  readonly reason: string;
}

/** What the server answers to the same request sent again, when it is no replay. */
export interface OnRepeat {
  readonly status: string;
  /** The name of the response's example that shows it. */
  readonly example?: string;
}

/** Where the id to quote to support is found. */
export interface RequestIdLocation {
  /** A response header. */
  readonly header?: string;
  /** JSON pointers into bodies (RFC 6901), tried in their order. */
  readonly pointers?: readonly string[];
}

/**
 * A table of operations that is tied to openapi-typescript's types of the same document: the same operationIds, and paths
 * that exist. It says no more, for every program that imports a client pays for what it says, once for each operation.
 */
export type OperationTable<Paths, Operations> = {
  readonly [Id in keyof Operations]: Operation & { readonly path: keyof Paths };
};
