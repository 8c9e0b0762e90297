import type { Fetch } from "../transport/attempt-types.ts";
import { isSafe } from "../transport/http-methods.ts";

/** The features that distinguish platforms, each optional: some hosts have only parts of Deno. */
interface Globals {
  readonly process?: NodeJS.Process;
  readonly navigator?: { readonly userAgent?: string };
  readonly Bun?: unknown;
  readonly Deno?: { readonly createHttpClient?: (options: { readonly poolMaxIdlePerHost: number }) => object };
}

/** Deno's client for all requests. Without a pool it keeps no connection. */
let unpooled: object | undefined;

/**
 * Opens a new connection for each unsafe request, on platforms whose `fetch` has an option for it. They resend a request by
 * themselves if a reused connection breaks, although the server may have applied it (Bun: PUT and DELETE; Deno: every
 * method). `Connection: close` does not prevent that, since such a request may still reuse an open connection.
 * `test/runtimes` shows what each platform does.
 */
export function withOwnConnections(fetch: Fetch): Fetch {
  const own = ownConnection();
  if (own === undefined) return fetch;
  return (url, init) => fetch(url, isSafe(init.method ?? "GET") ? init : { ...init, ...own });
}

/** The options with which `fetch` opens a new connection; undefined if there are none. */
function ownConnection(): object | undefined {
  const { Bun, Deno } = globalThis as Globals;
  if (Bun !== undefined) return { keepalive: false };
  if (Deno?.createHttpClient === undefined) return undefined;
  unpooled ??= Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
  return { client: unpooled };
}

/**
 * Whether `fetch` may resend a request by itself. Node's does not. Bun's and Deno's are prevented from it, but a custom one
 * may not pass on the options that prevent it. Browsers and workerd do, and unknown platforms may.
 */
export function platformMayResend(isGiven: boolean): boolean {
  return !isNode() && (isGiven || ownConnection() === undefined);
}

/** Others imitate `process.versions.node`, and Electron's renderer has it together with Chromium's `fetch`. */
function isNode(): boolean {
  const { process, navigator } = globalThis as Globals;
  const versions = process?.versions;
  if (typeof versions?.node !== "string") return false;
  if (["bun", "deno", "electron"].some((name) => name in versions)) return false;
  // Node 20 has no `navigator`; later versions name themselves there.
  return navigator?.userAgent === undefined || navigator.userAgent.startsWith("Node.js/");
}
