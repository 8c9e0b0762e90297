/**
 * Reports to the parent process, when asked, how many megabytes the heap holds after a garbage collection. Needs
 * `--expose-gc`.
 */
process.on("message", () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed / 1024 / 1024);
});
// The channel to the parent must not keep the server alive.
process.channel?.unref();
