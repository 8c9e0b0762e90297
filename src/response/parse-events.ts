import { createParser } from "eventsource-parser";
import type { Answered } from "../result-types.ts";
import { UnexpectedResponseError } from "../errors.ts";
import { LineSplitter } from "./line-splitter.ts";

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
  let failure: UnexpectedResponseError | undefined;
  const tooLarge = () => toError(result, "body_too_large", "an event larger than maxEventSize");
  const parser = createParser({
    maxBufferSize: maxEventSize,
    onEvent({ event = "message", data }) {
      pending.push({ event, id: reconnection.lastEventId, data });
    },
    onRetry: (delay) => (reconnection.delay = delay),
    onError({ type }) {
      if (type === "max-buffer-size-exceeded") failure = tooLarge();
    },
  });
  const reader = result.data.getReader();
  const decoder = new TextDecoder();
  const lines = new LineSplitter();
  let id = reconnection.lastEventId;
  const feed = (line: string) => {
    // The parser throws at what follows an event that is too large.
    if (failure !== undefined) return;
    id = idIn(line) ?? id;
    // The parser does not report the id of an event without data, which counts too (HTML standard, 9.2.6). An empty one means
    // none.
    if (line === "") reconnection.lastEventId = id === "" ? undefined : id;
    parser.feed(`${line}\n`);
  };
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      for (const line of lines.add(decoder.decode(value, { stream: true }))) feed(line);
      for (const event of pending.splice(0)) yield { ...event, data: parseData(event.data, parse, result) };
      if (failure || lines.rest.length > maxEventSize) throw failure ?? tooLarge();
    }
  } finally {
    reader.cancel().catch(() => {});
  }
}

/** The id that a line states; undefined for any other line. An id with U+0000 is ignored. */
function idIn(line: string): string | undefined {
  if (line === "id") return "";
  return line.startsWith("id:") && !line.includes("\0") ? line.slice("id:".length).replace(/^ /, "") : undefined;
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
