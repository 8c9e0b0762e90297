import type { CallOptions } from "./options.ts";
import type { JsonMediaType } from "./media-type.ts";
import type { HeaderValue } from "./request/header-values.ts";

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

type NativeBody<Type> = Type extends JsonMediaType
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
       * The key by which the server recognizes repeats of this call. Default: a random
       * UUID. If the call must survive a crash, pass a stored key: see the function `idempotencyKey`.
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
