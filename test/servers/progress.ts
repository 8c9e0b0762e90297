/** Shows on a terminal how far the trials are, on one line that is written over. */
export function showProgress(done: number, all: number, now: string): void {
  if (!process.stdout.isTTY) return;
  process.stdout.write(`\r\u001b[K${done === all ? "" : `${done} of ${all}  ${now}`}`);
}
