import { parentPort } from "node:worker_threads";
import { createLayout } from "./format.ts";
import type { LayOut, LayoutAnswer, LayoutRequest } from "./layout.ts";

// `layout.ts` starts this and asks it.
let layOut: Promise<LayOut> | undefined;

parentPort?.on("message", async (request: LayoutRequest) => {
  if (request.type === "open") {
    layOut = createLayout(request.workspace);
    return;
  }
  const { id, sources } = request;
  const files = (await (await layOut)?.(sources)) ?? [];
  parentPort?.postMessage({ id, files } satisfies LayoutAnswer);
});
