import type { GeneratedApi } from "../apis.ts";
import type { Fixtures } from "./fixtures.ts";

/** A server to be held against the spec. */
export interface Subject {
  readonly api: GeneratedApi;
  /** Without a slash at its end. */
  readonly baseUrl: string;
  readonly fixtures: Fixtures;
  readonly fetch: (url: string, init: RequestInit) => Promise<Response>;
  /** Waits, in milliseconds, where the server asks for it. */
  readonly wait: (milliseconds: number) => Promise<void>;
  /** Puts the server back into the state that the fixtures describe, before each check; absent where nobody can. */
  readonly reset?: () => void;
}
