import type { Middleware, ParseAs } from "openapi-fetch";
import type { Contract, FindBaseUrl, Operation } from "./contract.ts";
import type { CallListener } from "./events.ts";
import type { CallOptions, RetryPolicy, Token, Tokens } from "./options.ts";
import type { HeaderValues } from "./request/header-values.ts";
import type { ParameterValues } from "./request/request-types.ts";
import type { Fetch } from "./transport/attempt-types.ts";
import type { RetryBudget } from "./transport/retry-policy.ts";

/** What all calls of a client share. */
export interface ClientContext {
  readonly contract: Contract;
  readonly settings: Settings;
  /** The client's middleware, in the order in which it was registered. */
  readonly middleware: Middleware[];
}

/** A client's options with the defaults filled in. */
export interface Settings extends CredentialSettings {
  readonly baseUrl: FindBaseUrl;
  readonly headers: HeaderValues;
  readonly fetch: Fetch;
  /** Whether `fetch` may resend a request by itself. */
  readonly fetchMayResend: boolean;
  /** In milliseconds, for a call. */
  readonly timeout: number;
  /** In milliseconds, for one attempt including its body. */
  readonly attemptTimeout: number;
  /** In milliseconds, for the next chunk of a body that the caller reads. */
  readonly idleTimeout: number;
  /** In bytes, after decoding. */
  readonly maxResponseBytes: number;
  readonly retry: RetryPolicy;
  readonly budget: RetryBudget;
  readonly onEvent?: CallListener | undefined;
}

/** A client's configuration of credentials. */
export interface CredentialSettings {
  readonly token?: Token | Tokens | undefined;
  /** The environment variable to read if no token is given. */
  readonly tokenVariable: string;
  /** The security schemes that a single token is for. Absent if it is for all of them. */
  readonly tokenSchemes: Contract["tokenSchemes"];
}

/** The caller's input for an operation. */
export interface RequestArguments {
  readonly params: ParameterValues;
  /** Header fields from several places, later ones over earlier ones. */
  readonly headers: readonly (HeaderValues | undefined)[];
  readonly body: unknown;
}

/** The parts of a request for an operation. */
export interface OperationRequest extends RequestArguments {
  readonly operationId: string;
  readonly operation: Operation;
  /** Middleware for this call only, after the client's. */
  readonly middleware?: readonly Middleware[] | undefined;
}

/** A call's options, including those of some operations only. */
export type OperationOptions = Omit<CallOptions, "headers"> & {
  readonly idempotencyKey?: string | undefined;
  readonly parseAs?: ParseAs | undefined;
};
