import type { Client, FetchResponse, MaybeOptionalInit } from "openapi-fetch";
import type { CallReport } from "./call-report.ts";

type HttpMethod = "get" | "put" | "post" | "delete" | "options" | "head" | "patch" | "trace";

/** openapi-fetch's client, with the call's report as an extra property on each result. */
export interface FetchClient<Paths extends {}> extends Pick<Client<Paths>, "use" | "eject"> {
  /** Calls the endpoint of a method that is known only at run time. */
  request<
    Method extends HttpMethod,
    Path extends PathsWith<Paths, Method>,
    Init extends MaybeOptionalInit<Paths[Path], Method & keyof Paths[Path]>,
  >(
    method: Method,
    path: Path,
    ...init: InitParameter<Init>
  ): Promise<Reported<Paths[Path], Method, Init>>;
  /** Calls a GET endpoint. */
  GET: FetchMethod<Paths, "get">;
  /** Calls a PUT endpoint. */
  PUT: FetchMethod<Paths, "put">;
  /** Calls a POST endpoint. */
  POST: FetchMethod<Paths, "post">;
  /** Calls a DELETE endpoint. */
  DELETE: FetchMethod<Paths, "delete">;
  /** Calls an OPTIONS endpoint. */
  OPTIONS: FetchMethod<Paths, "options">;
  /** Calls a HEAD endpoint. */
  HEAD: FetchMethod<Paths, "head">;
  /** Calls a PATCH endpoint. */
  PATCH: FetchMethod<Paths, "patch">;
  /** Calls a TRACE endpoint. */
  TRACE: FetchMethod<Paths, "trace">;
}

type FetchMethod<Paths, Method extends HttpMethod> = <
  Path extends PathsWith<Paths, Method>,
  Init extends MaybeOptionalInit<Paths[Path], Method & keyof Paths[Path]>,
>(
  path: Path,
  ...init: InitParameter<Init>
) => Promise<Reported<Paths[Path], Method, Init>>;

type PathsWith<Paths, Method extends HttpMethod> = {
  [Path in keyof Paths]: Paths[Path] extends { [M in Method]: object } ? Path : never;
}[keyof Paths];

/** The init is optional if nothing in it is required; further keys are for openapi-fetch or middleware. */
type InitParameter<Init> =
  {} extends Exclude<Init, undefined>
    ? [init?: Init & Readonly<Record<string, unknown>>]
    : [init: Init & Readonly<Record<string, unknown>>];

type Reported<PathItem, Method extends HttpMethod, Init> = PathItem extends { [M in Method]: infer Operation }
  ? FetchResponse<Operation & Record<string | number, unknown>, Init, `${string}/${string}`> & {
      /** The call's report, as on the methods' results. */
      readonly report: CallReport;
    }
  : never;
