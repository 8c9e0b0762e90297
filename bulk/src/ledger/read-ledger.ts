import type { Outcome } from "revokit";
import type { RowArgs } from "../api/call.ts";
import type { JobRecord } from "../job/job-record.ts";
import { outcomeOfRow, type RowHistory } from "../rows/history.ts";
import { nextStep } from "../rows/next-step.ts";
import { historyOf, type StoredHistory, toHistory } from "../rows/stored-history.ts";
import type { Session } from "../store/database.ts";
import { PAGE_OF_LINES } from "../store/page-of-lines.ts";
import { readPages } from "../store/read-pages.ts";
import { SCHEMA } from "../store/schema.ts";

/** A line of the ledger: a line of the input, and its outcome. */
export interface LedgerRow {
  readonly line: number;
  /** Absent for a line that broke the contract. */
  readonly args: RowArgs | undefined;
  /**
   * The idempotency key, which is sent if the operation has one. Lines for the same call have the same key.
   */
  readonly key: string | undefined;
  /** Absent until the row has one. */
  readonly outcome: Outcome | undefined;
  /** The HTTP status of the last attempt, if it got a response. */
  readonly status: number | undefined;
  readonly attempts: number;
  /** When the outcome was recorded, as an ISO 8601 date-time. */
  readonly at: string | undefined;
  /** The id to quote to the API's support. */
  readonly requestId: string | undefined;
  /** What to do now; always present if the outcome is unknown. */
  readonly next: string | undefined;
}

/** How many lines are read at once. */
const PAGE = 2_000;

/** Reads a job's ledger in the input's order, a page at a time. */
export async function* readLedger(session: Session, job: JobRecord): AsyncGenerator<LedgerRow, void> {
  const pages = readPages(PAGE, (after) => session.query<StoredLine>(READ_PAGE, [job.id, after, PAGE]));
  for await (const page of pages) for (const stored of page) yield toLedgerRow(stored, job);
}

interface StoredLine extends StoredHistory {
  readonly line: number;
  readonly problem: string | null;
  readonly key: string | null;
  readonly args: string | null;
  readonly outcome: Outcome | null;
  readonly status: number | null;
  readonly request_id: string | null;
  readonly settled_at: number | null;
}

/** Each line with its row, and the row with its outcome and its attempts. */
const READ_PAGE = `
SELECT lines.line, lines.problem, r.key, r.args, o.outcome, o.status, o.request_id,
  (extract(epoch FROM o.settled_at) * 1000)::float8 AS settled_at, history.attempts, history.age
FROM (${PAGE_OF_LINES}) lines
LEFT JOIN LATERAL (SELECT * FROM ${SCHEMA}.rows WHERE job = $1 AND line = lines.of_line LIMIT 1) r ON true
LEFT JOIN LATERAL (SELECT * FROM ${SCHEMA}.outcomes WHERE job = $1 AND line = lines.of_line LIMIT 1) o ON true
LEFT JOIN LATERAL (${historyOf("$1", "lines.of_line")}) history ON true
ORDER BY lines.line`;

function toLedgerRow(stored: StoredLine, job: JobRecord): LedgerRow {
  const { line, problem, key, args } = stored;
  const history = { ...toHistory(stored, job.rules), isCancelled: job.state === "cancelled" };
  const outcome = problem === null ? outcomeOfLine(stored, job, history) : "not_sent";
  return {
    line,
    args: args === null ? undefined : (JSON.parse(args) as RowArgs),
    key: key ?? undefined,
    outcome,
    status: stored.status ?? undefined,
    attempts: history.attempts.length,
    at: stored.settled_at === null ? undefined : new Date(stored.settled_at).toISOString(),
    requestId: stored.request_id ?? undefined,
    next: problem === null ? adviceFor(outcome, history) : `Skipped: ${problem}. Correct it and run it as another job.`,
  };
}

/** A cancelled job gets no more answers, so the recorded ones decide. */
function outcomeOfLine({ outcome }: StoredLine, { state }: JobRecord, { attempts }: RowHistory): Outcome | undefined {
  if (outcome !== null) return outcome;
  return state === "cancelled" ? outcomeOfRow(attempts) : undefined;
}

function adviceFor(outcome: Outcome | undefined, history: RowHistory): string | undefined {
  return outcome === "unknown" ? nextStep(history).advice : undefined;
}
