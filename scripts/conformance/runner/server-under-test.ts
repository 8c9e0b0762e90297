import type { DescribedApi } from "./described-api.ts";
import type { Fixtures } from "./fixtures.ts";

/** A server to check against a document. */
export interface ServerUnderTest {
  readonly api: DescribedApi;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly fixtures: Fixtures;
  /**
   * Whether the user consented to requests that may take effect; otherwise only safe methods are sent (RFC 9110,
   * 9.2.1).
   */
  readonly allowsUnsafe: boolean;
  /** Whether the resources in the document's examples exist there, so that each valid request must succeed. */
  readonly knowsExamples?: boolean;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Whether requests may use their own socket where `fetch` would change them. */
  readonly hasSocket?: boolean;
  /** Waits for a time in milliseconds, when the server asks for it. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** How long to wait for rate limits in total, in milliseconds. Default: an hour. */
  readonly maxWait?: number;
  /** Ends the run: it rejects with the signal's reason. */
  readonly signal?: AbortSignal;
  /** Resets the server to the state that the fixtures describe, before each check; absent if that is impossible. */
  readonly reset?: () => void;
}
