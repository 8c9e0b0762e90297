import type { GeneratedFile } from "./generated-file.ts";
import { startThread } from "./start-thread.ts";
import type { Workspace } from "./workspace.ts";

/** Lays out the files that one document was compiled into. */
export type LayOut = (sources: ReadonlyMap<string, string>) => Promise<readonly GeneratedFile[]>;

/**
 * The layout of one run. Where there may be several threads it has one of its own: prettier takes as long as all the rest
 * together, and is loaded while they are.
 */
export async function openLayout(workspace: Workspace): Promise<LayOut> {
  if ((workspace.threads ?? 1) > 1) return openThread(workspace);
  const { createLayout } = await import("./format.ts");
  return createLayout(workspace);
}

/** What the thread is asked, and what it answers. */
export type LayoutRequest =
  | { readonly type: "open"; readonly workspace: Pick<Workspace, "generated" | "formatLarge"> }
  | { readonly type: "lay-out"; readonly id: number; readonly sources: ReadonlyMap<string, string> };
export type LayoutAnswer = { readonly id: number; readonly files: readonly GeneratedFile[] };

interface Waiting {
  readonly resolve: (files: readonly GeneratedFile[]) => void;
  readonly reject: (error: unknown) => void;
}

/** One for the process, so that a run while watching finds it ready. */
let thread: ReturnType<typeof startLayoutThread> | undefined;

function openThread({ generated, formatLarge = false }: Workspace): LayOut {
  thread ??= startLayoutThread();
  const { ask, layOut } = thread;
  ask({ type: "open", workspace: { generated, formatLarge } });
  return layOut;
}

function startLayoutThread() {
  const waiting = new Map<number, Waiting>();
  let count = 0;
  const worker = startThread("layout-thread");
  // It keeps the process alive only while somebody waits for it.
  worker.unref();
  worker.on("message", ({ id, files }: LayoutAnswer) => {
    waiting.get(id)?.resolve(files);
    waiting.delete(id);
    if (waiting.size === 0) worker.unref();
  });
  let failure: unknown;
  worker.on("error", (error) => {
    failure = error;
    thread = undefined;
    for (const { reject } of waiting.values()) reject(error);
  });

  const ask = (request: LayoutRequest) => worker.postMessage(request);
  const layOut: LayOut = (sources) =>
    new Promise((resolve, reject) => {
      if (failure !== undefined) return reject(failure);
      const id = (count += 1);
      waiting.set(id, { resolve, reject });
      worker.ref();
      ask({ type: "lay-out", id, sources });
    });
  return { ask, layOut };
}
