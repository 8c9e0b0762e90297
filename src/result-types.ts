import type { CallReport } from "./call-report.ts";
import type { RequestMethod } from "./contract.ts";

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

/** `never` without a status: a range of redirects makes none of them a result. */
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
      ? [Extract<All, "4XX" | "5XX">] extends [never]
        ? number
        : Exclude<Unless<"4XX", All, StatusesFrom<4>> | Unless<"5XX", All, StatusesFrom<5>>, All>
      : never;

type Unless<Range, All, Statuses> = Range extends All ? never : Statuses;

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
  readonly method: RequestMethod;
  /** The header fields of the response. */
  readonly headers: ResponseHeaders<Header>;
  /** The response as received; its body has been read. */
  readonly response: Response;
  /** Whether the server marked this as a replay of the first response to the idempotency key. */
  readonly replayed: boolean;
}
