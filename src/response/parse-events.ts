import { createParser } from "eventsource-parser";
import type { Answered } from "../result-types.ts";
import { UnexpectedResponseError } from "../errors.ts";

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

/** What a stream says about the next connection. */
export interface Reconnection {
  lastEventId: string | undefined;
  /** In milliseconds. */
  delay: number | undefined;
}

/** The events of a response. What the stream says about the next connection is stored in `reconnection`. */
export async function* parseEvents<Data>(
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
