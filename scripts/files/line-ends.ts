/** A text with the line endings that generated files have: a checkout on Windows may have others. */
export function withLineFeeds(text: string): string {
  return text.replaceAll("\r\n", "\n");
}
