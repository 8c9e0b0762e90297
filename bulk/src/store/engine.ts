import { PgBoss } from "pg-boss";
import { hasCode } from "../has-code.ts";
import type { Database } from "./database.ts";
import { ENGINE_SCHEMA } from "./schema.ts";

const DAY = 86_400;

/** The minimum time between two passes over a queue by any worker, in seconds. */
const PASS_INTERVAL = 3;
/** How often it looks for features that this package does not use, in seconds. */
const HARDLY_EVER = DAY;

/** How long a worker may be silent before its rows are released, in seconds. */
export const HEARTBEAT = 20;

/**
 * Settings of a job's queue. The engine must neither delete nor give up unfinished rows: `rows/decisions.ts` decides
 * what happens to a row.
 */
export const QUEUE = {
  retentionSeconds: 3650 * DAY,
  deleteAfterSeconds: 0,
  retryLimit: 1_000_000,
  retryBackoff: true,
  retryDelay: 1,
  retryDelayMax: 60,
  expireInSeconds: DAY,
  // Its warnings are about queues that no worker empties.
  warningQueueSize: 1_000_000_000,
};

/**
 * Starts pg-boss on a database.
 * @param migrate whether it may create or change its tables; a worker that joins a running job must not
 * @param onTrouble called with errors that do not stop it, such as a lost connection
 */
export async function startEngine(
  { connection }: Database,
  { migrate, onTrouble }: { readonly migrate: boolean; readonly onTrouble: (error: Error) => void },
): Promise<PgBoss> {
  const engine = new PgBoss({
    ...connection,
    schema: ENGINE_SCHEMA,
    application_name: "revokit-bulk",
    migrate,
    createSchema: migrate,
    schedule: false,
    // Workers supervise it themselves, while there are rows to recover.
    supervise: false,
    monitorIntervalSeconds: PASS_INTERVAL,
    flowIntervalSeconds: HARDLY_EVER,
    registerInstance: false,
  });
  // Without a listener, a database that restarts would end the process.
  engine.on("error", onTrouble);
  // It does not survive a database that becomes unavailable while it starts.
  await engine.start({ attempts: 5 });
  return engine;
}

/** Whether the engine failed because a job has no queue: it was forgotten, or its process was killed before it made one. */
export function hasNoQueue(error: unknown): boolean {
  return hasCode(error, "PGBOSS_QUEUE_NOT_FOUND");
}

/** The engine's queue of a job. */
export function queueOf(job: number): string {
  return `job-${job}`;
}
