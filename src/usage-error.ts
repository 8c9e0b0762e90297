/** A command or a function was used incorrectly: the message says what to do. Nothing was sent. */
export class UsageError extends Error {
  override readonly name: string = "UsageError";
  readonly code: string = "usage";
}
