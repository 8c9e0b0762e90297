/**
 * Reads `text/event-stream` responses (HTML standard, 9.2): server-sent events as an async iterator.
 * @module
 */
import type { EventStream } from "./client-types.ts";
import { RevokitError } from "./errors.ts";
import {
  type EventStreamOptions,
  parseEvents,
  type Reconnection,
  type ServerSentEvent,
} from "./response/parse-events.ts";
import type { Failure, Success } from "./result-types.ts";
import { sleep } from "./transport/clock.ts";
import { isSafe } from "./transport/http-methods.ts";
import { unwrap } from "./unwrap.ts";

export type { EventStreamOptions, ServerSentEvent } from "./response/parse-events.ts";

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

/** Whether a stream ended because its connection broke or timed out. */
function isBroken(error: unknown): boolean {
  return error instanceof RevokitError && (error.code === "body_unreadable" || error.code === "timeout");
}
