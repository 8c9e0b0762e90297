import pLimit from "p-limit";
import { createKirim } from "../../src/kirim.ts";
import { type Job, report } from "./protocol.ts";

// The baseline for the engine: the same client in a loop, with a given number of calls in flight. It stores nothing.
const { baseUrl, rows, concurrency, warmUp }: Job = JSON.parse(process.argv[2] ?? "{}");
const kirim = createKirim({ baseUrl, token: "token", retry: { attempts: 1 } });
const limit = pLimit(concurrency);
if (warmUp !== undefined) await callAll();
await report(callAll);

async function callAll(): Promise<number> {
  const calls = Array.from({ length: rows }, (_, index) =>
    limit(() => kirim.revokeSetupLink({ id: "cus_1", link_id: `csl_${index}` })),
  );
  const outcomes = await Promise.all(calls);
  return outcomes.filter(({ outcome }) => outcome === "applied").length;
}
