import { type IncomingMessage, request as requestHttp, type ServerResponse, validateHeaderValue } from "node:http";
import { request as requestHttps } from "node:https";
import { pipeline } from "node:stream/promises";
import { errorCode } from "revokit/toolkit";
import { CopyingStream } from "./copying-stream.ts";
import { endToEndHeaders } from "./end-to-end-headers.ts";

/** A request and its response, as forwarded. */
export interface Forwarded {
  readonly method: string;
  readonly url: string;
  readonly requestHeaders: Headers;
  /** `undefined` if it was too long to be kept, or the server answered before it ended. */
  readonly requestBody: Buffer<ArrayBuffer> | undefined;
  readonly status: number;
  readonly responseHeaders: Headers;
  /** `undefined` if it was too long to be kept. */
  readonly responseBody: Buffer<ArrayBuffer> | undefined;
}

/** The methods whose requests Node.js sends without a length. It would send those of others as chunks, even without a body. */
const SENT_WITHOUT_LENGTH = new Set(["GET", "HEAD", "DELETE", "OPTIONS", "TRACE"]);

/** How long the server may be silent before its response begins, in milliseconds. */
const MAX_SILENCE = 120_000;

/**
 * Passes a request on to `url`, and the response back, both as they arrive. Rejects if no complete response arrived;
 * the client has then received an error, or its connection was closed.
 */
export async function forward(incoming: IncomingMessage, outgoing: ServerResponse, url: string): Promise<Forwarded> {
  const method = incoming.method ?? "GET";
  const headers = requestLines(incoming, url);
  const send = url.startsWith("https:") ? requestHttps : requestHttp;
  // Unchanged: parsed as a URL, `/things/..` would become another path.
  const path = url.replace(/^\w+:\/\/[^/]*/, "");
  const upstream = send(url, { method, path, headers: headers.flat() });
  const sent = new CopyingStream();
  const received = new CopyingStream();
  outgoing.once("close", () => {
    if (!outgoing.writableFinished) upstream.destroy(new Error(CLIENT_LEFT));
  });
  upstream.setTimeout(MAX_SILENCE, () => upstream.destroy(new Error("the server was silent for too long")));
  // Not a `pipeline`: if the server breaks off, the client's connection must stay open for the error response.
  incoming.pipe(sent).pipe(upstream);
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    upstream.once("response", resolve);
    upstream.on("error", (error) => {
      incoming.unpipe(sent);
      incoming.resume();
      reject(error);
    });
    upstream.once("close", () => reject(new Error("the connection was closed")));
  });
  upstream.setTimeout(0);
  const status = response.statusCode ?? 502;
  const lines = endToEndHeaders(response.rawHeaders);
  outgoing.writeHead(status, validReason(response), lines.flat());
  // Sends the head at once. `flushHeaders` would encode it again, as UTF-8.
  outgoing.write("", "latin1");
  await pipeline(response, received, outgoing).catch((error: unknown) => {
    throw new Error(reasonOfBreak(errorCode(error)));
  });
  return {
    method,
    url,
    requestHeaders: toHeaders(headers),
    requestBody: sent.copy(),
    status,
    responseHeaders: toHeaders(lines),
    responseBody: received.copy(),
  };
}

const CLIENT_LEFT = "the client disconnected first";

/** Why a response ended after its head. A server's connection that closes has a code of its own. */
function reasonOfBreak(code = "unknown"): string {
  return code === "ERR_STREAM_PREMATURE_CLOSE" ? CLIENT_LEFT : `the response broke off (${code})`;
}

/** The lines to send: the host is the server's, and `Via` says that there was a proxy (RFC 9110, 7.6.3). */
function requestLines(incoming: IncomingMessage, url: string): readonly (readonly [string, string])[] {
  const kept = endToEndHeaders(incoming.rawHeaders).filter(
    // Node answers `Expect` itself.
    ([name]) => !["host", "expect"].includes(name.toLowerCase()),
  );
  const { method = "GET", headers } = incoming;
  const isChunked = headers["transfer-encoding"] !== undefined;
  const isWithoutBody = !isChunked && headers["content-length"] === undefined;
  return [
    ["Host", new URL(url).host],
    ...kept,
    ["Via", "1.1 revokit"],
    ...(isChunked ? [["Transfer-Encoding", "chunked"] as const] : []),
    // As RFC 9110, 8.6 recommends.
    ...(isWithoutBody && !SENT_WITHOUT_LENGTH.has(method) ? [["Content-Length", "0"] as const] : []),
  ];
}

/** The reason phrase, which clients ignore (RFC 9112, 4); `undefined` if it has characters that Node.js refuses to write. */
function validReason({ statusMessage = "" }: IncomingMessage): string | undefined {
  try {
    validateHeaderValue("reason", statusMessage);
    return statusMessage;
  } catch {
    return undefined;
  }
}

/** The lines as `Headers`. Invalid fields are left out. */
function toHeaders(lines: readonly (readonly [string, string])[]): Headers {
  const headers = new Headers();
  for (const [name, value] of lines) {
    try {
      headers.append(name, value);
    } catch {
      // The server has read it, or refused it: there is nothing to check.
    }
  }
  return headers;
}
