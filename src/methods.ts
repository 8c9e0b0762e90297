import type { Method as HttpMethod } from "./contract.ts";
import type { CallReport } from "./errors.ts";
import type { FetchClient } from "./fetch-types.ts";
import type { CallOptions } from "./options.ts";

/**
 * A client: a method for each operationId, and `fetch`, openapi-fetch's own client over the same checks and transport.
 * @typeParam Paths the `paths` of openapi-typescript
 * @typeParam Operations the `operations` of openapi-typescript
 * @typeParam Table the type of the generated table of operations
 * @typeParam Extra options that an API's entry adds to every call
 */
export type Client<Paths extends {}, Operations, Table extends { [Id in keyof Operations]: unknown }, Extra = {}> = {
  readonly [Id in keyof Operations]: Method<Operations[Id], Table[Id], Extra>;
} & {
  readonly fetch: FetchClient<Paths>;
};

/** One operation as a method. The first parameter can be left out where nothing in it is required. */
export type Method<Operation, Entry, Extra = {}> =
  {} extends Arguments<Operation, Entry>
    ? (args?: Arguments<Operation, Entry>, options?: Options<Operation, Entry, Extra>) => Promise<Result<Operation>>
    : {} extends Options<Operation, Entry, Extra>
      ? (args: Arguments<Operation, Entry>, options?: Options<Operation, Entry, Extra>) => Promise<Result<Operation>>
      : (args: Arguments<Operation, Entry>, options: Options<Operation, Entry, Extra>) => Promise<Result<Operation>>;

/**
 * The parameters of path, query and cookies by the spec's own names in one flat object, with the request body, if any, as
 * `body`. Where two places have the same name, the table says what the second is called.
 */
export type Arguments<Operation, Entry = unknown> = Group<Operation, "path", Entry> &
  Group<Operation, "query", Entry> &
  Group<Operation, "cookie", Entry> &
  Body<Operation>;

/** `never` and, without `exactOptionalPropertyTypes`, `undefined` are how openapi-typescript says that there are none. */
type Group<Operation, Place extends string, Entry> = Operation extends { parameters: { [P in Place]: infer Values } }
  ? Renamed<Values, Renames<Entry, Place>>
  : Operation extends { parameters: { [P in Place]?: infer Values } }
    ? [Values] extends [undefined]
      ? unknown
      : Partial<Renamed<Values, Renames<Entry, Place>>>
    : unknown;

/** The parameters in a place that the table gives another name. */
type Renames<Entry, Place> = Entry extends { parameters: readonly (infer Parameter)[] }
  ? Extract<Parameter, { in: Place; argument: string }>
  : never;

type Renamed<Values, Parameter extends { argument: string }> = [Parameter] extends [never]
  ? Values
  : {
      [
        Name in keyof Values as [Extract<Parameter, { name: Name }>] extends [never]
          ? Name
          : Extract<Parameter, { name: Name }>["argument"]
      ]: Values[Name];
    };

type Body<Operation> = Operation extends { requestBody: { content: infer Content } }
  ? { body: Content[keyof Content] }
  : Operation extends { requestBody?: { content: infer Content } }
    ? { body?: Content[keyof Content] }
    : unknown;

/** The second parameter of a method. */
export type Options<Operation, Entry, Extra = {}> = CallOptions & Key<Entry> & Headers<Operation, Entry> & Extra;

type Key<Entry> = Entry extends { idempotency: object }
  ? {
      /**
       * The key that makes repeats of this call harmless (the Idempotency-Key draft of the IETF). Default: a random UUID.
       * Give one of your own, stored beforehand, where the call has to survive a crash: see `idempotencyKey`.
       */
      readonly idempotencyKey?: string | undefined;
    }
  : {
      /** This operation has none. */
      readonly idempotencyKey?: never;
    };

/** Headers that the spec requires, but for the one that `idempotencyKey` stands for. */
type Headers<Operation, Entry> = Operation extends { parameters: { header: infer Values extends object } }
  ? keyof RequiredHeaders<Values, Entry> extends never
    ? unknown
    : { readonly headers: RequiredHeaders<Values, Entry> }
  : unknown;

type RequiredHeaders<Values, Entry> = {
  [
    Name in keyof Values as {} extends Pick<Values, Name>
      ? never
      : Entry extends { idempotency: { header: Name } }
        ? never
        : Name
  ]: Values[Name];
};

/** What a call resolves to: one of the documented responses, told apart by `ok` and by `status`. */
export type Result<Operation> = Operation extends { responses: infer Responses }
  ? { [Status in keyof Responses]: Documented<Status, ContentOf<Responses[Status]>> }[keyof Responses]
  : never;

type Documented<Status, Content> = `${Status & (string | number)}` extends `2${string}`
  ? Success<StatusNumber<Status>, Content>
  : Failure<StatusNumber<Status>, Content>;

/** `4XX` and `default` stand for many. */
type StatusNumber<Status> = Status extends number ? Status : number;

type ContentOf<Response> = Response extends { content: infer Content } ? Content[keyof Content] : undefined;

/** A documented response with a status of 2xx: the call took effect. */
export interface Success<Status, Data> extends Answered {
  readonly ok: true;
  /** HTTP's own, from the status line. */
  readonly status: Status;
  readonly data: Data;
  readonly error?: undefined;
}

/** A documented response with any other status. */
export interface Failure<Status, Body> extends Answered {
  readonly ok: false;
  /** HTTP's own, from the status line. */
  readonly status: Status;
  readonly data?: undefined;
  readonly error: Body;
}

/** What every result has beside its body. */
export interface Answered extends CallReport {
  readonly operationId: string;
  /** The operation's HTTP method. */
  readonly method: HttpMethod;
  /** As it came; its body has been read. */
  readonly response: Response;
  /** Whether the server says that it gave the first response to this idempotency key again. */
  readonly replayed: boolean;
}
