import type { Arguments, Options } from "./argument-types.ts";
import type { FetchClient } from "./fetch-types.ts";
import type { StreamOptions } from "./options.ts";
import type { JsonMediaType } from "./media-type.ts";
import type { Result, Success } from "./result-types.ts";

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
  ? { [Status in keyof Responses]: Exclude<MediaTypeOf<Responses[Status]>, JsonMediaType> }[keyof Responses]
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
