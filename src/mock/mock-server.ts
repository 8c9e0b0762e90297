/** Where to listen. */
export interface ListenOptions {
  /** Default: 0, a free port. */
  readonly port?: number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
}

/** A mock that is served over HTTP. */
export interface MockServer {
  /** Its origin, e.g. `http://127.0.0.1:4010`. */
  readonly origin: string;
  /** The port that it listens on. */
  readonly port: number;
  /** The base URL of an API, for a client's `baseUrl`. Throws a RangeError for an unknown API. */
  readonly url: (api: string) => string;
  /** Stops accepting connections, lets the requests in flight finish, and resolves once all are closed. */
  readonly close: () => Promise<void>;
}
