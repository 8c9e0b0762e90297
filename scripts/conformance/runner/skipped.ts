/** Thrown if something that a check needs is missing. */
export class Skipped extends Error {
  override readonly name = "Skipped";
}
