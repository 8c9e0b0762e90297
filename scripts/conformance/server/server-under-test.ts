import type { DescribedApi } from "../apis.ts";
import type { Fixtures } from "./fixtures.ts";

/** A server to be held against the spec. */
export interface ServerUnderTest {
  readonly api: DescribedApi;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly fixtures: Fixtures;
  /** Whether requests of methods that may take effect are agreed to; else only safe methods are sent (RFC 9110, 9.2.1). */
  readonly allowsUnsafe: boolean;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Waits, in milliseconds, where the server asks for it. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Puts the server back into the state that the fixtures describe, before each check; absent where nobody can. */
  readonly reset?: () => void;
}
