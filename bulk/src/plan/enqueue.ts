import type { CheckedLine } from "../input/read-rows.ts";
import { forget } from "../job/forget.ts";
import { type JobRecord, type JobState, moveJob } from "../job/job-record.ts";
import { analyze } from "../store/analyze.ts";
import { HEARTBEAT, QUEUE, queueOf } from "../store/engine.ts";
import { withPatience } from "../store/patience.ts";
import type { Store } from "../store/store.ts";
import { UsageError } from "../usage-error.ts";
import { startJob } from "./start-job.ts";
import { storeLines } from "./store-lines.ts";

/** The most that one transaction stores. */
const BATCH = { lines: 1_000, characters: 8_000_000 };

/**
 * Stores the lines of a job in the state `planning`, then lets it run. It may be killed at any time and called again, and
 * several processes may do so at once.
 */
export async function enqueue(
  store: Store,
  job: JobRecord,
  lines: AsyncIterable<CheckedLine>,
  heartbeatSeconds: number = HEARTBEAT,
): Promise<void> {
  await store.boss.createQueue(queueOf(job.id), { ...QUEUE, heartbeatSeconds });
  for await (const batch of inBatches(lines)) {
    const state = await withPatience(() => store.transaction((session) => storeLines(store, session, job, batch)));
    if (state !== "planning") return assertNotCancelled(job, state);
  }
  await withPatience(() => analyze(store, job.id));
  const state = await withPatience(() => startJob(store, job));
  if (state === "planning") await discard(store, job);
  assertNotCancelled(job, state);
}

async function* inBatches(lines: AsyncIterable<CheckedLine>): AsyncGenerator<readonly CheckedLine[], void> {
  let batch: CheckedLine[] = [];
  let characters = 0;
  for await (const line of lines) {
    batch.push(line);
    characters += "canonical" in line ? line.canonical.length : line.problem.length;
    if (batch.length < BATCH.lines && characters < BATCH.characters) continue;
    yield batch;
    [batch, characters] = [[], 0];
  }
  if (batch.length > 0) yield batch;
}

/** A job that another process has started in the meantime was checked by that process. */
function assertNotCancelled({ name }: JobRecord, state: JobState): void {
  if (state === "cancelled")
    throw new UsageError(`The job ${name} was cancelled while it was stored. Nothing was sent.`);
}

/** Deletes a job whose stored rows are not those that were checked. */
async function discard(store: Store, job: JobRecord): Promise<never> {
  if (await moveJob(store, job.id, ["planning"], "cancelled")) await forget(store, job);
  throw new UsageError("The input changed while it was read. Nothing was sent. Run the command again.");
}
