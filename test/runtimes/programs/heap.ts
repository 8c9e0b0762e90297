/** The platforms' ways to measure the heap, each optional. */
interface Globals {
  readonly gc?: () => void;
  readonly Bun?: { readonly gc: (force: boolean) => void };
  readonly Deno?: { readonly memoryUsage: () => { readonly heapUsed: number } };
  readonly process?: { readonly memoryUsage?: () => { readonly heapUsed: number } };
  readonly performance: { readonly memory?: { readonly usedJSHeapSize: number } };
}

/** The heap in use after garbage collection, in bytes; undefined if the platform can't tell. */
export async function heapInUse(): Promise<number | undefined> {
  const { Bun, Deno, gc, process, performance } = globalThis as Globals;
  const collect = Bun === undefined ? gc : () => Bun.gc(true);
  if (collect === undefined) return undefined;
  // Finalizers take a turn or two of the event loop.
  for (let round = 0; round < 4; round += 1) {
    collect();
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return performance.memory?.usedJSHeapSize ?? (Deno ?? process)?.memoryUsage?.().heapUsed;
}
