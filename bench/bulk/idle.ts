import { setTimeout as sleep } from "node:timers/promises";
import { createBulk, kirim } from "../../bulk/src/index.ts";
import { type Job, report } from "./protocol.ts";

// Waits for a job that is paused, as `revokit-bulk work --wait` does, which reads the job's status every five seconds.
const { baseUrl, concurrency, store, name }: Job = JSON.parse(process.argv[2] ?? "{}");
const bulk = await createBulk({ store, create: false });
const job = await bulk.find(name, { api: kirim, client: { baseUrl, token: "token" } });
await job.pause();
await report(async () => {
  const signal = AbortSignal.timeout(60_000);
  const work = job.work({ concurrency, signal, waitWhilePaused: true });
  while (!signal.aborted) {
    await job.status();
    await sleep(5_000, undefined, { signal }).catch(() => {});
  }
  await work;
  return 0;
});
await bulk.close();
