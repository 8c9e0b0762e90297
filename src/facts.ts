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

/** One operation of an API. */
export interface OperationFacts {
  readonly method: Method;
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

/** A parameter in the path, the query, a header or a cookie. */
export interface ParameterFacts {
  readonly name: string;
  /** The name of the client's argument, if it differs. */
  readonly argument?: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /**
   * The serialization style (OpenAPI 3.1, 4.8.12.2), its default filled in. `querystring`: the parameter is the whole query
   * (OpenAPI 3.2), in the media type of `content`.
   */
  readonly style: string;
  /** Whether arrays and objects explode, its default filled in. */
  readonly explode: boolean;
  /** Whether reserved characters stay unencoded in the query: `allowReserved`. */
  readonly allowReserved?: boolean;
  /** Whether an example of a path parameter has a slash, so that values may have one. */
  readonly hasSlashes?: boolean;
  /** The media type of the value, if the parameter has `content` instead of a style. */
  readonly content?: string;
  readonly schema: SchemaFacts;
  /** Whether the document marks the parameter `x-source: inferred`. */
  readonly isInferred?: boolean;
}

/**
 * The keywords of JSON Schema 2020-12 that say how a value is parsed and what its bounds are, with `allOf` and references
 * merged. Validators check the rest.
 */
export interface SchemaFacts {
  /** Absent if any type is valid. */
  readonly type?: readonly SchemaType[];
  readonly format?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
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
  readonly items?: SchemaFacts;
  readonly properties?: Readonly<Record<string, SchemaFacts>>;
  readonly required?: readonly string[];
  /** The schema of undeclared properties. */
  readonly additionalProperties?: SchemaFacts;
  /** The alternatives of `oneOf` or `anyOf`. */
  readonly anyOf?: readonly SchemaFacts[];
  /** Whether a value is only returned, never sent. */
  readonly readOnly?: boolean;
  /** Whether a value is only sent, never returned. */
  readonly writeOnly?: boolean;
  /** The keywords of schemas that the document marks `x-source: inferred`. */
  readonly inferred?: readonly string[];
}

/** A request body. */
export interface RequestBodyFacts {
  readonly required: boolean;
  /** Keyed by media type, in the document's order. */
  readonly content: Readonly<Record<string, RequestContentFacts>>;
}

/** One media type of a request body. */
export interface RequestContentFacts {
  readonly schema: SchemaFacts;
  /** Only for XML. */
  readonly xml?: XmlFacts;
  /** The encodings of a form's properties, keyed by property. */
  readonly encoding?: Readonly<Record<string, EncodingFacts>>;
}

/**
 * How a value is written in XML (OpenAPI 3.1, 4.8.26). By default a property is an element of its name, and an array is an
 * element for each item.
 */
export interface XmlFacts {
  /** The name of the element or the attribute. */
  readonly name?: string;
  readonly prefix?: string;
  readonly namespace?: string;
  /** Whether it is an attribute of its parent element. */
  readonly attribute?: boolean;
  /** Whether an array has an element around its items. */
  readonly wrapped?: boolean;
  readonly items?: XmlFacts;
  readonly properties?: Readonly<Record<string, XmlFacts>>;
}

/** How one property of a form is written (OpenAPI 3.1, 4.8.15). */
export interface EncodingFacts {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}

/** A documented response. */
export interface ResponseFacts {
  /** A value for each documented header that has an example. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Keyed by media type, in the document's order; empty if there is no body. */
  readonly content: Readonly<Record<string, ResponseContentFacts>>;
  /** The documented links, keyed by name; absent if there are none. */
  readonly links?: Readonly<Record<string, LinkFacts>>;
  /** Whether the document marks the status `x-source: inferred`. */
  readonly isInferred?: boolean;
}

/** A link from a response to an operation (OpenAPI 3.1, 4.8.20). */
export interface LinkFacts {
  readonly operationId: string;
  /** Values or runtime expressions, keyed by the parameter of the operation. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One media type of a response. */
export interface ResponseContentFacts {
  /** Only for XML, whose texts have types by their schema alone. */
  readonly schema?: SchemaFacts;
  /** Only for XML. */
  readonly xml?: XmlFacts;
  /** Keyed by name; a lone `example` is named `default`, and a generated sample `sample`. */
  readonly examples: Readonly<Record<string, unknown>>;
  /**
   * The places in a body whose schemas are marked `x-source: inferred`: JSON pointers, in which `*` means any array index.
   * Absent if there are none.
   */
  readonly inferred?: readonly string[];
}

/** A credential and its place in a request. */
export interface SecurityScheme {
  /** Its name under `components/securitySchemes`. */
  readonly name: string;
  readonly in: "header" | "query" | "cookie";
  /** The name of the header, the query parameter or the cookie. */
  readonly field: string;
  /** The authentication scheme before the credential (RFC 9110, 11.6.2); absent for a bare API key. */
  readonly scheme?: string;
}

/** How an operation is made idempotent (the Idempotency-Key draft of the IETF). */
export interface IdempotencyFacts {
  /** The header parameter of the key. */
  readonly header: string;
  /** How long the server keeps a key, as an ISO 8601 duration. */
  readonly retention?: string;
  /** The response header and value that mark a replay. */
  readonly replayed?: { readonly header: string; readonly value: string };
  /** The response while the first request with the key is still running. */
  readonly inProgress?: ConflictFacts;
  /** The response to a key that was used with another request. */
  readonly keyReused?: ConflictFacts;
}

/** A conflict recognized by a reason: a word contained in some string of the body. */
export interface ConflictFacts {
  readonly status: string;
  readonly reason: string;
}

/** A server's rate limit per credential. */
export interface RateLimitFacts {
  /** How many requests are accepted at once, and in each window. */
  readonly limit: number;
  /** In seconds. */
  readonly window: number;
}

/** The response to a repeat that is not a replay. */
export interface RepeatFacts {
  readonly status: string;
  /** The name of the response's example. */
  readonly example?: string;
  /** Whether the document marks it `x-source: inferred`. */
  readonly isInferred?: boolean;
}

/** An HTTP method that an OpenAPI path item can document. */
export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE" | "QUERY";

/** A type of JSON Schema. */
export type SchemaType = "string" | "number" | "integer" | "boolean" | "array" | "object" | "null";

/** Where to find the id to quote to support. */
export interface RequestIdLocation {
  /** A response header. */
  readonly header?: string;
  /** JSON pointers into bodies (RFC 6901), tried in their order. */
  readonly pointers?: readonly string[];
}
