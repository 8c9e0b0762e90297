/** What a check needs is not there. */
export class Skipped extends Error {
  override readonly name = "Skipped";
}
