import type { Bytes } from "../bytes.ts";

/** Whether a body is an unread stream. React Native has no streams. */
export function isStream(body: unknown): body is ReadableStream<Bytes> {
  return typeof ReadableStream === "function" && body instanceof ReadableStream;
}
