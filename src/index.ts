/**
 * What all clients share: `createClient` for your own API, the errors, the report on every result and error, and idempotency
 * keys that survive a crash.
 * @module
 */
export type { CallReport, UnexpectedReason } from "./call-report.ts";
export { createClient } from "./create-client.ts";
export type { Login } from "./credentials/credential-writer.ts";
export type { Contract, MethodTraits, Operation, Parameter, TypedContract } from "./contract.ts";
export { ConnectionError, InvalidRequestError, RevokitError, TimeoutError, UnexpectedResponseError } from "./errors.ts";
export type { CallEvent, CallListener, CallName, CallProgress } from "./events.ts";
export type * from "./facts.ts";
export { idempotencyKey, type Intent } from "./idempotency-key.ts";
export type { Arguments, Options } from "./argument-types.ts";
export type { Client, Method } from "./client-types.ts";
export type { Failure, ResponseHeaders, Result, Success } from "./result-types.ts";
export type { CallOptions, ClientOptions, RetryOptions, StreamOptions, Token, Tokens } from "./options.ts";
export type { BaseUrl } from "./contract.ts";
export type { HeaderValue, HeaderValues } from "./request/header-values.ts";
export type { Attempt, Fetch } from "./transport/attempt-types.ts";
export { type AttemptClass, type Outcome, outcomeOf } from "./transport/outcome.ts";
export { ApiError, isStatus, unwrap } from "./unwrap.ts";
export type { Validators } from "./validators.ts";
