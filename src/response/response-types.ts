import type { Bytes } from "../bytes.ts";
import type { UnexpectedReason } from "../call-report.ts";

/** A response, interpreted by its documentation. */
export interface InterpretedResponse {
  readonly response: Response;
  /** The body's bytes; empty if it was not read. */
  readonly bytes: Bytes;
  /** The decoded or the unread body; undefined if there is none, or if it can't be used. */
  readonly body: unknown;
  /** Why the body is not a documented value; undefined if it is. */
  readonly unexpected: UnexpectedReason | undefined;
}
