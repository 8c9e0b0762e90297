import type { SentRequest, Trace, Tracked } from "../transport/attempt-types.ts";
import { isConnecting, protocolsOf } from "./connection-protocols.ts";

/** A request as undici announces it. All members are optional, since a listener that throws would end the process. */
export interface AnnouncedRequest {
  readonly method?: string;
  /** A whole URL for a proxy without a tunnel. */
  readonly path?: string;
}

/** The requests that were handed to `fetch`, and whose calls have not ended. */
export const pending = new Set<TrackedRequest>();

/**
 * The requests that undici announced, keyed by its own request objects. Not a WeakMap, whose garbage collection costs 5 % of
 * such a call.
 */
export const announced = new Map<object, TrackedRequest>();

/** A request that was handed to `fetch`. */
export class TrackedRequest implements Tracked {
  readonly #url: string;
  readonly method: string;
  readonly path: string;
  /** undici's own request object, once it announced one: without it, missing events prove nothing. */
  announced: object | undefined;
  /** Whether a request like it was announced later, which is its own if `fetch` waited before it sent it. */
  isLate = false;
  /** How many more late requests like it have ended than calls: a call that goes on after its request may send a copy. */
  surplus = 0;
  isWritten = false;
  /** Whether undici gave it up. */
  hasFailed = false;
  mayBeCopied = false;
  /** Whether a connection to its origin was being opened while it was pending. */
  sawConnecting: boolean;

  constructor({ url, method }: Pick<SentRequest, "url" | "method">) {
    this.#url = url;
    this.method = method;
    this.path = pathOf(url);
    this.sawConnecting = isConnecting((origin) => this.isOf(origin));
    pending.add(this);
  }

  end(mayStillBeSent: boolean): Trace {
    pending.delete(this);
    if (this.announced) announced.delete(this.announced);
    if (this.isLate) for (const each of lateLike(this)) each.surplus -= 1;
    const { isWritten, mayBeCopied } = this;
    const isNeverWritten = (this.hasFailed || !mayStillBeSent) && this.#isUnwritten();
    return { isWritten: isWritten || (isNeverWritten ? false : undefined), mayBeCopied };
  }

  /** Silence proves something only on HTTP/1.1, or while there is no connection. */
  #isUnwritten(): boolean {
    if (!this.announced || this.mayBeCopied) return false;
    const { origin, protocol } = new URL(this.#url);
    const protocols = protocolsOf(origin);
    return protocols === undefined ? this.sawConnecting || protocol === "http:" : !protocols.has("h2");
  }

  isOf(origin: string): boolean {
    return this.#url.startsWith(`${origin}/`);
  }

  /** Whether a request has its method and path. A dispatcher may send it to another origin: a proxy, or an IP address. */
  isLike({ method, path }: AnnouncedRequest): boolean {
    return method === this.method && path !== undefined && pathOf(path) === this.path;
  }
}

/** The pending requests that were announced late, and are like this one. */
export function lateLike(request: AnnouncedRequest): readonly TrackedRequest[] {
  return [...pending].filter((each) => each.isLate && each.isLike(request));
}

/** The path of a URL with its query; a path is its own. */
function pathOf(url: string): string {
  return url.startsWith("/") ? url : url.slice(url.indexOf("/", "https://".length));
}
