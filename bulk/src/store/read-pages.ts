/**
 * Reads lines in pages.
 * @param size the number of lines of a full page; a page with fewer is the last
 * @param read reads the page that follows a line
 */
export async function* readPages<Line extends { readonly line: number }>(
  size: number,
  read: (after: number) => Promise<readonly Line[]>,
): AsyncGenerator<readonly Line[], void> {
  for (let after = 0; ;) {
    const page = await read(after);
    yield page;
    const last = page.at(-1);
    if (last === undefined || page.length < size) return;
    after = last.line;
  }
}
