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

  constructor(url: string) {
    this.url = url;
    pending.add(this);
  }

  end(): Trace {
    pending.delete(this);
    if (this.announced) announced.delete(this.announced);
    const { isWritten, mayBeCopied } = this;
    return { isWritten: isWritten || (this.#isNeverWritten() ? false : undefined), mayBeCopied };
  }

  #isNeverWritten(): boolean {
    if (!this.announced || this.mayBeCopied) return false;
    return multiplexed.size === 0 || !multiplexed.has(new URL(this.url).origin);
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
/** Origins with an HTTP/2 connection, on which undici does not announce writes. */
const multiplexed = new Set<string>();
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
    request.end();
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
  on("client:connected", ({ socket, connectParams }) => {
    if (socket?.alpnProtocol === "h2") multiplexed.add(`${connectParams?.protocol}//${connectParams?.host}`);
  });
}
