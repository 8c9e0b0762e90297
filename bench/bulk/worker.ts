import { createBulk, kirim } from "../../bulk/src/index.ts";
import { type Job, report } from "./protocol.ts";

// Works on a stored job, with a given number of calls in flight.
const { baseUrl, concurrency, store, name, warmUp }: Job = JSON.parse(process.argv[2] ?? "{}");
const bulk = await createBulk({ store, create: false });
const maker = { api: kirim, client: { baseUrl, token: "token" } };
if (warmUp !== undefined) await (await bulk.find(warmUp, maker)).work({ concurrency });
const job = await bulk.find(name, maker);
const before = (await job.status()).outcomes.applied;
await report(async () => {
  await job.work({ concurrency });
  return (await job.status()).outcomes.applied - before;
});
await bulk.close();
