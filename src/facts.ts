/**
 * What the pipeline writes into `generated/<api>/facts.ts`: all that the mock and the conformance suite need to know of an
 * API, as plain data. Apart from the contract, so that a client's bundle carries none of it.
 */
export interface Facts<Operations = Readonly<Record<string, unknown>>> {
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
  readonly operations: { readonly [Id in keyof Operations]: OperationFacts };
}

/** One operation of an API. */
export interface OperationFacts {
  readonly method: Method;
  /** The path template, e.g. `/customers/{id}/setup_links/{link_id}`. */
  readonly path: string;
  /** The operation's own servers, or its path's; absent where those of the API hold. */
  readonly servers?: readonly string[];
  readonly parameters: readonly ParameterFacts[];
  /** Absent where the operation takes no body. */
  readonly requestBody?: RequestBodyFacts;
  /** Keyed by status code (`200`), range (`4XX`) or `default`. */
  readonly responses: Readonly<Record<string, ResponseFacts>>;
  /**
   * The alternatives of which a request has to meet one, each a list of credentials that go together. No alternatives: the
   * operation needs no credential. An empty list among them: it takes one, and does without.
   */
  readonly security: readonly (readonly SecurityScheme[])[];
  /** Absent where the operation has no idempotency key: the extension `x-idempotency`. */
  readonly idempotency?: IdempotencyFacts;
  /** Header parameters that require others when present: the extension `x-dependent-required`. */
  readonly dependentRequired?: Readonly<Record<string, readonly string[]>>;
  /** What the server answers to a repeat that is no replay: the extension `x-on-repeat`. */
  readonly onRepeat?: RepeatFacts;
  /** How many requests the server takes: the extension `x-rate-limit`, of the operation or else of the document. */
  readonly rateLimit?: RateLimitFacts;
  readonly examples: RequestExamples;
}

/** Valid arguments of a call: the document's own examples, and samples where it has none. */
export interface RequestExamples {
  /** A value for each parameter, keyed as the client's arguments are; none where no sample can be made. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Keyed by media type. Absent where the operation takes no body. */
  readonly requestBody?: Readonly<Record<string, unknown>>;
}

/** A parameter in the path, the query, a header or a cookie. */
export interface ParameterFacts {
  readonly name: string;
  /** What the client's argument is called, where it is not the name. */
  readonly argument?: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /** The serialization style (OpenAPI 3.1, 4.8.12.2), its default filled in. */
  readonly style: string;
  /** Whether arrays and objects explode, its default filled in. */
  readonly explode: boolean;
  /** Whether reserved characters go into the query as they are: `allowReserved`. */
  readonly allowReserved?: boolean;
  /** The media type in which the value is written, where the parameter has `content` in place of a style. */
  readonly content?: string;
  readonly schema: SchemaFacts;
  /** Whether the document marks the parameter `x-source: inferred`: nobody documents it. */
  readonly isInferred?: boolean;
}

/**
 * The keywords of JSON Schema 2020-12 that say how a value is read and where its bounds are; `allOf` and references are merged.
 * A validator knows the rest.
 */
export interface SchemaFacts {
  /** Absent where any type will do. */
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
  /** The schema of the properties that are not named. */
  readonly additionalProperties?: SchemaFacts;
  /** The alternatives of `oneOf` or `anyOf`. */
  readonly anyOf?: readonly SchemaFacts[];
  /** Whether a value is sent, and never answered. */
  readonly writeOnly?: boolean;
  /** The keywords that stand in a schema that the document marks `x-source: inferred`. */
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
  /** How the properties of a form are written, keyed by property, where the document says it. */
  readonly encoding?: Readonly<Record<string, EncodingFacts>>;
}

/**
 * How a value stands in XML (OpenAPI 3.1, 4.8.26). Where nothing is said, a property is an element of its own name, and an array
 * is an element for each item.
 */
export interface XmlFacts {
  /** The name of the element or the attribute. */
  readonly name?: string;
  readonly prefix?: string;
  readonly namespace?: string;
  /** Whether it is an attribute of the element that it belongs to. */
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
  /** Keyed by media type, in the document's order; none: no body. */
  readonly content: Readonly<Record<string, ResponseContentFacts>>;
  /** What a client can do with the answer, keyed by the link's name; absent where there is none. */
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
  /** Only for XML. */
  readonly xml?: XmlFacts;
  /** Keyed by name; a lone `example` is named `default`, and a sample that the pipeline has made `sample`. */
  readonly examples: Readonly<Record<string, unknown>>;
  /**
   * Where in a body the document's schemas are marked `x-source: inferred`: JSON pointers, in which `*` stands for any index of
   * a list. Absent where there is none.
   */
  readonly inferred?: readonly string[];
}

/** A credential, and where a request bears it. */
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
  /** The header parameter that bears the key. */
  readonly header: string;
  /** How long the server remembers a key, as an ISO 8601 duration. */
  readonly retention?: string;
  /** The response header, and its value, that mark a replayed response. */
  readonly replayed?: { readonly header: string; readonly value: string };
  /** The answer while the first request with the same key is still running. */
  readonly inProgress?: ConflictFacts;
  /** The answer to a key that was used with another request. */
  readonly keyReused?: ConflictFacts;
}

/** A conflict that is recognised by a reason: a word that stands in some string of the body. */
export interface ConflictFacts {
  readonly status: string;
  readonly reason: string;
}

/** How many requests a server takes for one credential. */
export interface RateLimitFacts {
  /** How many requests at once, and in each window. */
  readonly limit: number;
  /** In seconds. */
  readonly window: number;
}

/** What the server answers to the same request sent again, when it is no replay. */
export interface RepeatFacts {
  readonly status: string;
  /** The name of the response's example that shows it. */
  readonly example?: string;
  /** Whether the document marks it `x-source: inferred`. */
  readonly isInferred?: boolean;
}

/** An HTTP method that an OpenAPI path item can document. */
export type Method = "GET" | "PUT" | "POST" | "DELETE" | "OPTIONS" | "HEAD" | "PATCH" | "TRACE" | "QUERY";

/** A type of JSON Schema. */
export type SchemaType = "string" | "number" | "integer" | "boolean" | "array" | "object" | "null";

/** Where the id to quote to support is found. */
export interface RequestIdLocation {
  /** A response header. */
  readonly header?: string;
  /** JSON pointers into bodies (RFC 6901), tried in their order. */
  readonly pointers?: readonly string[];
}
