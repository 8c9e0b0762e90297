/** A request that was handed to `fetch`. */
interface Departure {
  readonly url: string;
  /** Whether the platform told of it: without that, its silence means nothing. */
  isKnown: boolean;
  hasLeft: boolean;
}

/** The request that `fetch` is being called for: Node announces it before that call returns. */
let starting: Departure | undefined;
/** By undici's own request objects. */
const departures = new WeakMap<object, Departure>();
/** How many connections are being made, by origin. */
const connecting = new Map<string, number>();
let isWatching = false;

/**
 * Calls `fetch`, and watches whether the request leaves. A `fetch` that is cut short does not say, but Node tells over its
 * diagnostics channels (undici, "Diagnostics Channel Support"). Other platforms do not, and there nothing is ever certain.
 * @returns what `fetch` returned, and whether the request is certain to have stayed here, waiting for a connection
 */
export function watchDeparture<T>(url: string, fetch: () => T): { sent: T; hasStayed: () => boolean } {
  watch();
  const departure = { url, isKnown: false, hasLeft: false };
  starting = departure;
  try {
    const sent = fetch();
    const isConnecting = () => (connecting.get(new URL(url).origin) ?? 0) > 0;
    return { sent, hasStayed: () => departure.isKnown && !departure.hasLeft && isConnecting() };
  } finally {
    starting = undefined;
  }
}

/** What the channels carry, as far as it matters here. A listener that throws would end the process, so all of it may be absent. */
interface Message {
  readonly request?: { readonly origin?: string; readonly path?: string };
  readonly connectParams?: { readonly protocol?: string; readonly host?: string };
}

function watch(): void {
  if (isWatching) return;
  isWatching = true;
  const channels = globalThis.process?.getBuiltinModule?.("node:diagnostics_channel");
  const on = (name: string, listen: (message: Message) => void) =>
    channels?.subscribe(`undici:${name}`, (message) => listen(message as Message));

  on("request:create", ({ request }) => {
    if (starting === undefined || !request || `${request.origin}${request.path}` !== starting.url) return;
    starting.isKnown = true;
    departures.set(request, starting);
  });
  on("client:sendHeaders", ({ request }) => {
    const departure = request && departures.get(request);
    if (!request || !departure) return;
    departure.hasLeft = true;
    departures.delete(request);
  });
  on("client:beforeConnect", (message) => count(message, 1));
  on("client:connected", (message) => count(message, -1));
  on("client:connectError", (message) => count(message, -1));
}

function count({ connectParams }: Message, change: number): void {
  const origin = `${connectParams?.protocol}//${connectParams?.host}`;
  const now = (connecting.get(origin) ?? 0) + change;
  if (now > 0) connecting.set(origin, now);
  else connecting.delete(origin);
}
