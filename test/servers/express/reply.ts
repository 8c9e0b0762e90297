/** The response to send. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: unknown;
}

/** A used idempotency key: the request that it came with, and its reply once there is one. */
export interface Entry {
  readonly fingerprint: string;
  reply?: Reply;
}
