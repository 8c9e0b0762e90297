import type { Trace, Tracked } from "../transport/attempt-types.ts";

/** A request that was handed to `fetch`. */
class TrackedRequest implements Tracked {
  readonly url: string;
  /** undici's own request object, once it announced one: without it, missing events prove nothing. */
  announced: object | undefined;
  /** Whether a request to its URL was announced later, which is its own if `fetch` waited before it sent it. */
  isLate = false;
  isWritten = false;
  mayBeCopied = false;
  /** Whether a connection to its origin was being opened while it was pending. */
  sawConnecting: boolean;

  constructor(url: string) {
    this.url = url;
    this.sawConnecting = connecting.size > 0 && [...connecting.keys()].some((origin) => this.isOf(origin));
    pending.add(this);
  }

  end(mayStillBeSent: boolean): Trace {
    pending.delete(this);
    if (this.announced) announced.delete(this.announced);
    const { isWritten, mayBeCopied } = this;
    const isNeverWritten = !mayStillBeSent && this.#isUnwritten();
    return { isWritten: isWritten || (isNeverWritten ? false : undefined), mayBeCopied };
  }

  /** Silence proves something only on HTTP/1.1, or while there is no connection. */
  #isUnwritten(): boolean {
    if (!this.announced || this.mayBeCopied) return false;
    const { origin, protocol } = new URL(this.url);
    const protocols = protocolsOf.get(origin);
    return protocols === undefined ? this.sawConnecting || protocol === "http:" : !protocols.has("h2");
  }

  isOf(origin: string): boolean {
    return this.url.startsWith(`${origin}/`);
  }
}

/** The request of the current `fetch` call: undici announces it before the call returns. */
let starting: TrackedRequest | undefined;
const pending = new Set<TrackedRequest>();
/**
 * The requests that undici announced, keyed by its own request objects. Not a WeakMap, whose garbage collection costs 5 % of
 * such a call.
 */
const announced = new Map<object, TrackedRequest>();
/** The protocols of the connections that were seen to open, by origin. undici 6 does not announce writes on HTTP/2. */
const protocolsOf = new Map<string, Set<string>>();
/** How many connections are being opened, by origin. */
const connecting = new Map<string, number>();
let isSubscribed = false;

/**
 * Calls `fetch` and tracks, through undici's diagnostics channels, whether the request was written. If undici did not
 * announce this request, it may have been sent.
 */
export function trackRequest<T>(url: string, fetch: () => T): readonly [result: T, tracked: Tracked] {
  subscribe();
  const request = new TrackedRequest(url);
  starting = request;
  try {
    return [fetch(), request];
  } catch (error) {
    request.end(false);
    throw error;
  } finally {
    starting = undefined;
  }
}

/** The channels' messages. All members are optional, since a listener that throws would end the process. */
interface Message {
  readonly request?: { readonly origin?: string; readonly path?: string };
  readonly connectParams?: { readonly protocol?: string; readonly host?: string };
  readonly socket?: { readonly alpnProtocol?: string | false | null };
}

function subscribe(): void {
  if (isSubscribed) return;
  isSubscribed = true;
  const channels = globalThis.process?.getBuiltinModule?.("node:diagnostics_channel");
  const on = (name: string, listen: (message: Message) => void) =>
    channels?.subscribe(`undici:${name}`, (message) => listen(message as Message));

  on("request:create", ({ request }) => {
    if (!request) return;
    const url = `${request.origin}${request.path}`;
    if (starting?.url === url && !starting.announced) {
      starting.announced = request;
      announced.set(request, starting);
      return;
    }
    const same = [...pending].filter((each) => each.url === url);
    const [only] = same;
    if (only && same.length === 1 && !only.announced && !only.isLate) {
      only.isLate = true;
      return;
    }
    // Another request to the same URL may be a copy that a dispatcher, such as undici's RetryAgent, makes of a pending one.
    for (const each of same) each.mayBeCopied = true;
  });
  on("client:sendHeaders", ({ request }) => {
    const known = request && announced.get(request);
    if (known) known.isWritten = true;
  });
  on("client:beforeConnect", (message) => {
    const origin = originOf(message);
    connecting.set(origin, (connecting.get(origin) ?? 0) + 1);
    for (const each of pending) each.sawConnecting ||= each.isOf(origin);
  });
  on("client:connectError", (message) => endConnecting(originOf(message)));
  on("client:connected", (message) => {
    const origin = originOf(message);
    endConnecting(origin);
    const protocols = protocolsOf.get(origin) ?? new Set();
    protocolsOf.set(origin, protocols.add(message.socket?.alpnProtocol || "http/1.1"));
  });
}

function originOf({ connectParams }: Message): string {
  return `${connectParams?.protocol}//${connectParams?.host}`;
}

function endConnecting(origin: string): void {
  const left = (connecting.get(origin) ?? 1) - 1;
  if (left > 0) connecting.set(origin, left);
  else connecting.delete(origin);
}
