/** A text as a word of a POSIX shell: between single quotes all is literal but the single quote (XCU, 2.2.2). */
export function quoteForShell(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
