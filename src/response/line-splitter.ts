/** Splits a text that comes in chunks into lines, which end with LF, CR or CRLF (HTML standard, 9.2.5). */
export class LineSplitter {
  /** The line that has not ended. */
  rest = "";
  #mayContinueEnd = false;

  /** The lines that a chunk ends. */
  add(chunk: string): string[] {
    if (chunk === "") return [];
    // CRLF may be cut in two.
    const text = this.#mayContinueEnd && chunk.startsWith("\n") ? chunk.slice(1) : chunk;
    this.#mayContinueEnd = chunk.endsWith("\r");
    const lines = (this.rest + text).split(/\r\n|\r|\n/);
    this.rest = lines.pop() ?? "";
    return lines;
  }
}
