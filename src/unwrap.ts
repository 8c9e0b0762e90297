import { RevokitError } from "./errors.ts";
import type { Failure, Success } from "./result-types.ts";
import { operationIdOf } from "./operation-id.ts";
import { adviceFor } from "./transport/advice.ts";

/** A documented non-2xx response, as an error. */
export class ApiError<Failed extends Failure<number, unknown> = Failure<number, unknown>> extends RevokitError {
  static override readonly kind = "ApiError";
  override readonly name = "ApiError";
  override readonly code = "api";
  readonly operationId: string;
  /** HTTP's own, from the status line. */
  readonly status: Failed["status"];
  /** The response's body, typed by its status after `isStatus`. Not enumerable, since it may hold personal data. */
  declare readonly error: Failed["error"];
  /** The response as received; its body has been read. Not enumerable. */
  declare readonly response: Response;

  constructor(failed: Failed) {
    super(`${failed.operationId} got the status ${failed.status}. ${adviceFor(failed, failed.method)}`, failed);
    this.operationId = failed.operationId;
    this.status = failed.status;
    Object.defineProperties(this, { error: { value: failed.error }, response: { value: failed.response } });
  }
}

/**
 * Returns the data of a success, for callers who prefer exceptions.
 * @throws ApiError for any other documented response
 */
export function unwrap<R extends Success<number, unknown> | Failure<number, unknown>>(
  result: R,
): Extract<R, { ok: true }>["data"] {
  if (result.ok) return result.data;
  throw new ApiError(result);
}

/** A client's method, reduced to its error responses. */
type AnyMethod = (...args: never) => Promise<Success<number, unknown> | Failure<number, unknown>>;

type FailureOf<M extends AnyMethod> = Extract<Awaited<ReturnType<M>>, { ok: false }>;

/** The failures that may have a status, with no other. */
type WithStatus<Failed, Status extends number> =
  Failed extends Failure<infer Documented, infer Content, infer Header>
    ? [Status] extends [Documented]
      ? Failure<Status, Content, Header>
      : never
    : never;

/**
 * Whether an error is an `ApiError` with this status. Pass the called method to type its body:
 *
 * ```ts
 * if (isStatus(error, 409, kirim.revokeSetupLink)) error.error.error.code;
 * ```
 */
export function isStatus<Status extends number>(
  error: unknown,
  status: Status,
): error is ApiError<Failure<Status, unknown>>;
export function isStatus<M extends AnyMethod, const Status extends FailureOf<M>["status"]>(
  error: unknown,
  status: Status,
  method: M,
): error is ApiError<WithStatus<FailureOf<M>, Status>>;
export function isStatus(error: unknown, status: number, method?: object): boolean {
  if (!(error instanceof ApiError) || error.status !== status) return false;
  // A bound or wrapped method has no operationId; it is passed for its type only.
  const operationId = method && operationIdOf(method);
  return operationId === undefined || operationId === error.operationId;
}
