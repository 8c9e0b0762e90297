import { type JobRecord, type JobState, lockJob } from "../job/job-record.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import { readStoredLines } from "./stored-lines.ts";

/**
 * Starts a job whose lines are all stored, if they are the lines that were checked.
 * @returns the job's state: `planning` if they are not
 */
export async function startJob(store: Store, job: JobRecord): Promise<JobState> {
  return store.transaction(async (session) => {
    const state = await lockJob(session, job.id, "UPDATE");
    if (state !== "planning") return state;
    const { digest, lines, rows, skipped } = await readStoredLines(session, job.id);
    if (digest !== job.digest) return state;
    await session.query(START, [job.id, lines, rows, skipped]);
    return "running";
  });
}

const START = `UPDATE ${SCHEMA}.jobs SET state = 'running', lines = $2, rows = $3, skipped = $4 WHERE id = $1`;
