import { messageOf } from "revokit/toolkit";

/** The message of an error. A host with several addresses fails with one error for each of them and an empty message. */
export function describeError(error: unknown): string {
  if (error instanceof AggregateError && error.message === "") return error.errors.map(describeError).join(", ");
  return messageOf(error);
}
