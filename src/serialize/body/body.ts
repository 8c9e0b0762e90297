import type { Bytes } from "../../bytes.ts";

/** Reads a Blob or a stream into memory. An abort ends the reading and releases the stream. */
export type BytesReader = (signal: AbortSignal) => Promise<Bytes>;

/** Text or bytes, which every `fetch` accepts and can send more than once. */
export type BodyContent = string | Bytes | BytesReader;

/** A body, ready to be sent. */
export interface WrittenBody {
  readonly content: BodyContent;
  /** The `Content-Type` to send with it. */
  readonly type: string;
}

/**
 * Serializes the caller's value. Throws an `InvalidRequestError` if it can't.
 * @param type the media type to write: the caller's `Content-Type`, or else the documented one
 */
export type BodyWriter = (body: unknown, type: string) => WrittenBody;

/**
 * Writes a body by one of the documented media types; undefined if there is none and none is required. Throws an
 * `InvalidRequestError` for a body that none of them takes.
 * @param contentType the caller's media type
 */
export type RequestBodyWriter = (
  documented: { readonly required: boolean; readonly content: Readonly<Record<string, BodyWriter>> },
  body: unknown,
  contentType: string | undefined,
) => WrittenBody | undefined;
