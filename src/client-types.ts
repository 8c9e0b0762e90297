import type { CallReport } from "./call-report.ts";
import type { Method as HttpMethod } from "./contract.ts";
import type { FetchClient } from "./fetch-types.ts";
import type { CallOptions, StreamOptions } from "./options.ts";
import type { HeaderValue } from "./request/header-values.ts";

/**
 * A client: a method for each operationId, and `fetch`, openapi-fetch's client with the same checks and transport.
 * @typeParam Paths the `paths` of openapi-typescript
 * @typeParam Operations the `operations` of openapi-typescript
 * @typeParam Methods the generated interface of the methods' traits
 */
export type Client<Paths extends {}, Operations, Methods> = {
  readonly [Id in keyof Methods]: Method<Id extends keyof Operations ? Operations[Id] : never, Methods[Id]>;
} & {
  readonly fetch: FetchClient<Paths>;
};

/** One operation as a method. The first parameter is optional if nothing in it is required. */
export type Method<Operation, Traits = {}> = StreamMethod<Operation, Traits> & ReadMethod<Operation, Traits>;

/** If a documented success is not JSON, its body can be left unread. */
type StreamMethod<Operation, Traits> = [Streamable<Operation>] extends [never]
  ? unknown
  : (
      args: Arguments<Operation, Traits>,
      options: Options<Operation, Traits> & StreamOptions,
    ) => Promise<Unread<Result<Operation>, Traits>>;

/** The media types of an operation's responses that are not JSON. */
type Streamable<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Exclude<MediaTypeOf<Responses[Status]>, `${string}json${string}`> }[keyof Responses]
  : never;

type MediaTypeOf<Response> = Response extends { content: infer Content } ? keyof Content & string : never;

/** A result whose success has its body unread. */
type Unread<R, Traits> =
  R extends Success<infer Status, infer Data>
    ? Success<Status, Data extends undefined ? undefined : StreamOf<Traits>>
    : R;

type StreamOf<Traits> = Traits extends { event: infer Data } ? EventStream<Data> : ReadableStream<Uint8Array>;

declare const data: unique symbol;

/** A body of server-sent events, unread. Its type says what data each event has; `readEvents` reads them. */
export interface EventStream<Data> extends ReadableStream<Uint8Array> {
  readonly [data]?: Data;
}

type ReadMethod<Operation, Traits> =
  {} extends Arguments<Operation, Traits>
    ? (args?: Arguments<Operation, Traits>, options?: Options<Operation, Traits>) => Promise<Result<Operation>>
    : {} extends Options<Operation, Traits>
      ? (args: Arguments<Operation, Traits>, options?: Options<Operation, Traits>) => Promise<Result<Operation>>
      : (args: Arguments<Operation, Traits>, options: Options<Operation, Traits>) => Promise<Result<Operation>>;

/**
 * The parameters of path, query and cookies by their documented names in one flat object, with the request body, if any, as
 * `body`. If a name occurs in two places, the traits give the second argument's name.
 */
export type Arguments<Operation, Traits = {}> = Group<Operation, "path", Traits> &
  Group<Operation, "query", Traits> &
  Group<Operation, "cookie", Traits> &
  BodyArgument<Operation>;

/** openapi-typescript's types for "none": `never` and, without `exactOptionalPropertyTypes`, `undefined`. */
type Group<Operation, Place extends string, Traits> = Operation extends { parameters: { [P in Place]: infer Values } }
  ? Renamed<Values, Place, Traits>
  : Operation extends { parameters: { [P in Place]?: infer Values } }
    ? [Values] extends [undefined]
      ? unknown
      : Partial<Renamed<Values, Place, Traits>>
    : unknown;

type Renamed<Values, Place extends string, Traits> = Traits extends { renamed: { [P in Place]: infer Names } }
  ? { [Name in keyof Values as Name extends keyof Names ? Names[Name] & string : Name]: Values[Name] }
  : Values;

type BodyArgument<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { body: BodyOf<Content> }
  : Operation extends { requestBody?: { content: infer Content } }
    ? { body?: BodyOf<Content> }
    : unknown;

/** A value of the documented type, or one that is sent unchanged. */
type BodyOf<Content> = { [Type in keyof Content]: Content[Type] | NativeBody<Type> }[keyof Content];

type NativeBody<Type> = Type extends `application/json${string}` | `${string}+json${string}`
  ? never
  : Type extends `application/x-www-form-urlencoded${string}`
    ? URLSearchParams
    : Type extends `multipart/${string}`
      ? FormData
      : Blob | ArrayBuffer | ArrayBufferView | ReadableStream<Uint8Array> | AsyncIterable<Uint8Array | string>;

/** The second parameter of a method. */
export type Options<Operation, Traits = {}> = CallOptions & Key<Traits> & Headers<Operation, Traits>;

type Key<Traits> = Traits extends { idempotency: string }
  ? {
      /**
       * The key by which the server recognises repeats of this call (the Idempotency-Key draft of the IETF). Default: a random
       * UUID. If the call must survive a crash, pass a stored key: see `idempotencyKey`.
       */
      readonly idempotencyKey?: string | undefined;
    }
  : {
      /** This operation has none. */
      readonly idempotencyKey?: never;
    };

/** The documented headers, each as a value of its type or as the text that is sent. */
type Headers<Operation, Traits> = Operation extends { parameters: { header: infer Values extends object } }
  ? keyof RequiredHeaders<Values, Traits> extends never
    ? { readonly headers?: OptionalHeaders<Values> | undefined }
    : { readonly headers: RequiredHeaders<Values, Traits> & OptionalHeaders<Values> }
  : Operation extends { parameters: { header?: infer Values } }
    ? [Values] extends [undefined]
      ? unknown
      : { readonly headers?: OptionalHeaders<Values> | undefined }
    : unknown;

/** All headers except the one that `idempotencyKey` sets. */
type RequiredHeaders<Values, Traits> = {
  [
    Name in keyof Values as {} extends Pick<Values, Name> ? never : Traits extends { idempotency: Name } ? never : Name
  ]: Values[Name] | string;
};

/** As wide as `HeaderValues`, so that options for an unknown operation fit every operation. */
type OptionalHeaders<Values> = { [Name in keyof Values]?: HeaderValue | null | undefined };

/** The result of a call: one of the documented responses, discriminated by `ok` and `status`. */
export type Result<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Documented<Status, Responses[Status], keyof Responses> }[keyof Responses]
  : never;

/** A `default` without a documented success covers successes too. */
type Documented<Status, Response, All> = `${Status & (string | number)}` extends `2${string}`
  ? Success<StatusNumber<Status, All>, ContentOf<Response, Status>, HeadersOf<Response>>
  : Status extends "default"
    ? HasSuccess<All> extends true
      ? FailureWith<StatusNumber<Status, All>, Status, Response>
      : | Success<number, ContentOf<Response, Status>, HeadersOf<Response>>
        | FailureWith<StatusNumber<Status, All>, Status, Response>
    : FailureWith<StatusNumber<Status, All>, Status, Response>;

/** None without a status: a range of redirects makes none of them a result. */
type FailureWith<Numbers, Status, Response> = [Numbers] extends [never]
  ? never
  : Failure<Numbers, ContentOf<Response, Status>, HeadersOf<Response>>;

type HasSuccess<All> = [SuccessIn<All>] extends [never] ? false : true;

type SuccessIn<All> = All extends unknown ? (`${All & (string | number)}` extends `2${string}` ? All : never) : never;

/**
 * The statuses that a response is documented for: a range covers those without a response of their own, and `default` those of
 * no range.
 */
type StatusNumber<Status, All> = Status extends number
  ? Status
  : Status extends `${infer First extends 2 | 4 | 5}XX`
    ? Exclude<StatusesFrom<First>, All>
    : Status extends "default"
      ? "4XX" extends All
        ? Exclude<"5XX" extends All ? never : StatusesFrom<5>, All>
        : "5XX" extends All
          ? Exclude<StatusesFrom<4>, All>
          : number
      : never;

/** The hundred statuses with a first digit. */
type StatusesFrom<First extends number> = NumberOf<`${First}${Digit}${Digit}`>;

type Digit = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9;

type NumberOf<Text> = Text extends `${infer Value extends number}` ? Value : never;

/** 204, 205 and 304 have no body, whatever the document says (RFC 9110, 15.3.5, 15.3.6 and 15.4.5). */
type ContentOf<Response, Status> = Status extends 204 | 205 | 304
  ? undefined
  : Response extends { content: infer Content }
    ? Content[keyof Content]
    : undefined;

/** The names of the documented headers. */
type HeadersOf<Response> = Response extends { headers: infer Fields }
  ? keyof { [Name in keyof Fields as string extends Name ? never : Name]: true } & string
  : never;

/** The response's header fields, by case-insensitive names. Editors suggest the documented ones. */
export interface ResponseHeaders<Name extends string> extends globalThis.Headers {
  get(name: Name | (string & {})): string | null;
  has(name: Name | (string & {})): boolean;
}

/** A documented response with a 2xx status. */
export interface Success<Status, Data, Header extends string = never> extends Answered<Header> {
  readonly ok: true;
  /** HTTP's own, from the status line. */
  readonly status: Status;
  readonly data: Data;
  readonly error?: undefined;
}

/** A documented response with any other status. */
export interface Failure<Status, Content, Header extends string = never> extends Answered<Header> {
  readonly ok: false;
  /** HTTP's own, from the status line. */
  readonly status: Status;
  readonly data?: undefined;
  readonly error: Content;
}

/** The members of every result besides its body. */
export interface Answered<Header extends string = never> extends CallReport {
  readonly operationId: string;
  /** The operation's HTTP method. */
  readonly method: HttpMethod;
  /** The header fields of the response. */
  readonly headers: ResponseHeaders<Header>;
  /** The response as received; its body has been read. */
  readonly response: Response;
  /** Whether the server marked this as a replay of the first response to the idempotency key. */
  readonly replayed: boolean;
}
