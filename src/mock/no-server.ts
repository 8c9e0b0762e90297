import type { listen as listenOnNode } from "./server.ts";

/** Replaces `server.ts` where there is no `node:http`, so that the mock can be bundled for browsers. */
export const listen: typeof listenOnNode = () =>
  Promise.reject(
    new Error("The mock can listen on Node.js, Bun and Deno only. Here, pass its `fetch` to a client or to MSW."),
  );
