/** What platforms have for looking at the heap. Any of it can be absent. */
interface Globals {
  readonly gc?: () => void;
  readonly Bun?: { readonly gc: (force: boolean) => void };
  readonly Deno?: { readonly memoryUsage: () => { readonly heapUsed: number } };
  readonly process?: { readonly memoryUsage?: () => { readonly heapUsed: number } };
  readonly performance: { readonly memory?: { readonly usedJSHeapSize: number } };
}

/** How much of the heap is in use once what can be collected is gone, in bytes; undefined where the platform does not say. */
export async function heapInUse(): Promise<number | undefined> {
  const { Bun, Deno, gc, process, performance } = globalThis as Globals;
  const collect = Bun === undefined ? gc : () => Bun.gc(true);
  if (collect === undefined) return undefined;
  // What finalizers let go of takes a turn or two to be gone.
  for (let round = 0; round < 4; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.memory?.usedJSHeapSize ?? (Deno ?? process)?.memoryUsage?.().heapUsed;
}
