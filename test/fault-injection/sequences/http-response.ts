/** An HTTP/1.1 response as text, readable by pages of any origin. */
export function httpResponse(
  status: number,
  { body = "{}", fields = {} }: { readonly body?: string; readonly fields?: Readonly<Record<string, string>> } = {},
): string {
  const all = {
    "access-control-allow-origin": "*",
    "access-control-expose-headers": "*",
    "content-type": "application/json",
    "content-length": String(Buffer.byteLength(body)),
    ...fields,
  };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${status} x\r\n${lines.join("")}\r\n${body}`;
}

/** The answer to a browser that asks whether a page may send a request. */
export const PREFLIGHT = [
  "HTTP/1.1 204 x",
  "access-control-allow-origin: *",
  "access-control-allow-methods: GET, PUT, POST, PATCH, DELETE",
  "access-control-allow-headers: authorization, content-type, idempotency-key, x-call",
  "access-control-max-age: 600",
  "\r\n",
].join("\r\n");
