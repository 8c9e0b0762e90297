/** A task was stopped because it exceeded its time or memory. */
export class LimitError extends Error {
  override readonly name = "LimitError";
}
