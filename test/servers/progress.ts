/** Shows the progress of the trials on a terminal, on one line that is overwritten. */
export function showProgress(done: number, all: number, now: string): void {
  if (!process.stdout.isTTY) return;
  process.stdout.write(`\r\u001b[K${done === all ? "" : `${done} of ${all}  ${now}`}`);
}
