/** What will be sent. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[]>>;
  readonly body: unknown;
}

/** What is known of an idempotency key: which request it came with, and its reply once there is one. */
export interface Entry {
  readonly fingerprint: string;
  reply?: Reply;
}
