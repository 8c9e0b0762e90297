/** Tells the parent process, when it asks, how many megabytes the heap holds after a collection. Needs `--expose-gc`. */
process.on("message", () => {
  globalThis.gc?.();
  process.send?.(process.memoryUsage().heapUsed / 1024 / 1024);
});
// The parent's end of the channel does not keep the server alive.
process.channel?.unref();
