// Node.js makes its own dispatcher the global one with its first fetch, unless undici has been imported: in a worker that runs
// several files, by any of them.
await globalThis.fetch("data:,");
