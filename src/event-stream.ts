/**
 * Reads `text/event-stream` responses (HTML standard, 9.2): server-sent events as an async iterator.
 * @module
 */
import { createParser } from "eventsource-parser";
import type { Answered, EventStream, Failure, Success } from "./client-types.ts";
import { RevokitError, UnexpectedResponseError } from "./errors.ts";
import { sleep } from "./transport/clock.ts";
import { isSafe } from "./transport/http-methods.ts";
import { unwrap } from "./unwrap.ts";

/** One event of a stream. */
export interface ServerSentEvent<Data> {
  /** The event's type. Default: `message`. */
  readonly event: string;
  /** The id of the last event that had one, to resume from with `Last-Event-ID`. */
  readonly id: string | undefined;
  readonly data: Data;
}

/** Options for reading events. */
export interface EventStreamOptions<Data> {
  /** Parses an event's text. Default: `JSON.parse`. */
  readonly parse?: ((text: string) => Data) | undefined;
  /** The maximum length of an event, in UTF-16 code units. Default: 1,048,576. */
  readonly maxEventSize?: number | undefined;
}

/** A success with an unread body, from `parseAs: "stream"`. */
export type StreamSuccess<Data = unknown> = Success<number, EventStream<Data>>;

/**
 * Reads the events of a response. Ending the loop early cancels the stream.
 *
 * ```ts
 * const result = await pets.watchPets({}, { parseAs: "stream" });
 * if (result.ok) for await (const { event, data } of readEvents(result)) console.log(event, data.name);
 * ```
 * @typeParam Data what the data of an event is. Default: what the document says.
 * @throws UnexpectedResponseError for an event that is too large or can't be parsed, and if the connection breaks
 */
export async function* readEvents<Data = unknown>(
  result: StreamSuccess<Data>,
  options: EventStreamOptions<Data> = {},
): AsyncGenerator<ServerSentEvent<Data>, void> {
  yield* parseEvents(result, options, { lastEventId: undefined, delay: undefined });
}

/** What a stream says about the next connection. */
interface Reconnection {
  lastEventId: string | undefined;
  /** In milliseconds. */
  delay: number | undefined;
}

/** Options for following a stream. */
export interface FollowOptions<Data> extends EventStreamOptions<Data> {
  /** The wait before reconnecting, in milliseconds, unless the server states one. Default: 3,000. */
  readonly reconnectDelay?: number | undefined;
  /** Ends the loop with the signal's reason. Pass it to the call too. */
  readonly signal?: AbortSignal | undefined;
}

/**
 * Reads the events of a call, and reconnects if the stream ends or breaks. Only for safe methods (RFC 9110, 9.2.1), since any
 * other call would be made twice. The server ends it with 204.
 *
 * ```ts
 * const events = followEvents((lastEventId) =>
 *   pets.watchPets({}, { parseAs: "stream", headers: { "Last-Event-ID": lastEventId } }),
 * );
 * ```
 * @typeParam Data what the data of an event is. Default: what the document says.
 * @param connect makes the call; it gets the id of the last event, if there was one
 * @throws ApiError for a response without success, and what the call itself throws
 */
export async function* followEvents<Data = unknown>(
  connect: (
    lastEventId: string | undefined,
  ) => Promise<StreamSuccess<Data> | Success<204, undefined> | Failure<number, unknown>>,
  options: FollowOptions<Data> = {},
): AsyncGenerator<ServerSentEvent<Data>, void> {
  const reconnection: Reconnection = { lastEventId: undefined, delay: options.reconnectDelay ?? 3_000 };
  for (;;) {
    const result = await connect(reconnection.lastEventId);
    const stream = unwrap(result);
    if (!result.ok || stream === undefined) return;
    try {
      yield* parseEvents({ ...result, data: stream }, options, reconnection);
    } catch (error) {
      if (!isBroken(error) || !isSafe(result.method)) throw error;
    }
    if (!isSafe(result.method)) return;
    await sleep(reconnection.delay ?? 0, options.signal);
  }
}

async function* parseEvents<Data>(
  result: Answered & { readonly status: number; readonly data: ReadableStream<Uint8Array> },
  { parse = JSON.parse, maxEventSize = 2 ** 20 }: EventStreamOptions<Data>,
  reconnection: Reconnection,
): AsyncGenerator<ServerSentEvent<Data>, void> {
  const pending: ServerSentEvent<string>[] = [];
  let fault: UnexpectedResponseError | undefined;
  const parser = createParser({
    maxBufferSize: maxEventSize,
    onEvent({ event = "message", id, data }) {
      if (id !== undefined) reconnection.lastEventId = id;
      pending.push({ event, id: reconnection.lastEventId, data });
    },
    onRetry: (delay) => (reconnection.delay = delay),
    onError({ type }) {
      if (type === "max-buffer-size-exceeded")
        fault = toError(result, "body_too_large", "an event larger than maxEventSize");
    },
  });
  const reader = result.data.getReader();
  const decoder = new TextDecoder();
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      parser.feed(decoder.decode(value, { stream: true }));
      if (fault) throw fault;
      for (const event of pending.splice(0)) yield { ...event, data: parseData(event.data, parse, result) };
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

function parseData<Data>(
  text: string,
  parse: (text: string) => Data,
  result: Answered & { readonly status: number },
): Data {
  try {
    return parse(text);
  } catch {
    // Without the cause: a SyntaxError quotes the event.
    throw toError(result, "malformed_json", "an event that can't be parsed (pass `parse`)");
  }
}

function toError(
  result: Answered & { readonly status: number },
  code: "body_too_large" | "malformed_json",
  what: string,
): UnexpectedResponseError {
  const message = `${result.operationId} was answered with a stream that has ${what}.`;
  return new UnexpectedResponseError(message, result, { code, status: result.status, body: undefined });
}

/** Whether a stream ended because its connection broke or timed out. */
function isBroken(error: unknown): boolean {
  return error instanceof RevokitError && (error.code === "body_unreadable" || error.code === "timeout");
}
