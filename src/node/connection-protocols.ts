/** undici's messages about its connections. All members are optional, since a listener that throws would end the process. */
export interface ConnectionMessage {
  readonly connectParams?: { readonly protocol?: string; readonly host?: string };
  readonly socket?: { readonly alpnProtocol?: string | false | null };
}

/** The protocols of the connections that were seen to open, by origin. undici 6 does not announce writes on HTTP/2. */
const opened = new Map<string, Set<string>>();
/** How many connections are being opened, by origin. */
const connecting = new Map<string, number>();

/** The protocols of an origin's connections; undefined if none was seen to open. */
export function protocolsOf(origin: string): ReadonlySet<string> | undefined {
  return opened.get(origin);
}

/** Whether a connection to such an origin is being opened. */
export function isConnecting(isSuch: (origin: string) => boolean): boolean {
  return connecting.size > 0 && [...connecting.keys()].some(isSuch);
}

/** Notes that a connection is being opened. Returns its origin. */
export function startConnecting(message: ConnectionMessage): string {
  const origin = originOf(message);
  connecting.set(origin, (connecting.get(origin) ?? 0) + 1);
  return origin;
}

/** Notes that a connection is no longer being opened. */
export function stopConnecting(message: ConnectionMessage): void {
  const origin = originOf(message);
  const left = (connecting.get(origin) ?? 1) - 1;
  if (left > 0) connecting.set(origin, left);
  else connecting.delete(origin);
}

/** Notes that a connection is open. */
export function endConnecting(message: ConnectionMessage): void {
  stopConnecting(message);
  const origin = originOf(message);
  const protocols = opened.get(origin) ?? new Set();
  opened.set(origin, protocols.add(message.socket?.alpnProtocol || "http/1.1"));
}

function originOf({ connectParams }: ConnectionMessage): string {
  return `${connectParams?.protocol}//${connectParams?.host}`;
}
