import type { Fetch } from "../transport/attempt-types.ts";
import { isSafe } from "../transport/http-methods.ts";

/** What tells platforms apart. Any of it can be absent, and not every host of Deno has all of Deno. */
interface Globals {
  readonly process?: NodeJS.Process;
  readonly navigator?: { readonly userAgent?: string };
  readonly Bun?: unknown;
  readonly Deno?: { readonly createHttpClient?: (options: { readonly poolMaxIdlePerHost: number }) => object };
}

/** Deno's, for all requests: without a pool, it holds no connection either. */
let unpooled: object | undefined;

/**
 * Gives each request that is not safe a connection of its own, on the platforms whose `fetch` can be told so. They send a
 * copy of a request by themselves where a connection breaks that has carried another, though the server may have carried
 * the request out (Bun: PUT and DELETE; Deno: every method). `Connection: close` does not prevent it: such a request still
 * leaves on a connection that is open already. `test/runtimes` shows what each platform does.
 */
export function withOwnConnections(fetch: Fetch): Fetch {
  const own = ownConnection();
  if (own === undefined) return fetch;
  return (url, init) => fetch(url, isSafe(init.method ?? "GET") ? init : { ...init, ...own });
}

/** What `fetch` takes beside a request to open a connection for it; undefined where there is no such option. */
function ownConnection(): object | undefined {
  const { Bun, Deno } = globalThis as Globals;
  if (Bun !== undefined) return { keepalive: false };
  if (Deno?.createHttpClient === undefined) return undefined;
  unpooled ??= Deno.createHttpClient({ poolMaxIdlePerHost: 0 });
  return { client: unpooled };
}

/**
 * Whether `fetch` may send a copy of a request by itself, as far as the platform tells: Node's does not. Bun's and Deno's
 * would, and are kept from it; whether one that is given there passes on what keeps them is not known. Browsers and workerd
 * do, and any other platform is not known not to.
 */
export function platformMayResend(isGiven: boolean): boolean {
  return !isNode() && (isGiven || ownConnection() === undefined);
}

/** Others imitate `process.versions.node`, and a browser window in Electron has both that and Chromium's `fetch`. */
function isNode(): boolean {
  const { process, navigator } = globalThis as Globals;
  const versions = process?.versions;
  if (typeof versions?.node !== "string") return false;
  if (["bun", "deno", "electron"].some((name) => name in versions)) return false;
  // Node 20 has no `navigator`; later versions call themselves Node.js there.
  return navigator?.userAgent === undefined || navigator.userAgent.startsWith("Node.js/");
}
