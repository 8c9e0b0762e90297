import type { Bytes } from "../../bytes.ts";

/** Reads what is not in memory yet: a Blob or a stream. An abort ends the reading, and lets go of the stream. */
export type BytesReader = (signal: AbortSignal) => Promise<Bytes>;

/** What is sent: text or bytes, so that every `fetch` knows it and can send it more than once. */
export type BodyContent = string | Bytes | BytesReader;

/** A body, ready to be sent. */
export interface WrittenBody {
  readonly content: BodyContent;
  /** The `Content-Type` to send with it. */
  readonly type: string;
}

/**
 * Turns a caller's value into what is sent. Throws an `InvalidRequestError` for one that it can't write.
 * @param type the media type that is asked for: the caller's `Content-Type`, or else the documented one
 */
export type BodyWriter = (body: unknown, type: string) => WrittenBody;

/**
 * Writes a body by one of the documented media types. Throws an `InvalidRequestError` for a body that none of them takes.
 * @param contentType the media type that the caller asks for
 */
export type RequestBodyWriter = (
  content: Readonly<Record<string, BodyWriter>>,
  body: unknown,
  contentType: string | undefined,
) => WrittenBody;
