import type { JobRecord } from "../job/job-record.ts";
import type { RowHistory } from "../rows/history.ts";
import { historyOf, type StoredHistory, toHistory } from "../rows/stored-history.ts";
import type { Session } from "../store/database.ts";
import { readPages } from "../store/read-pages.ts";
import { SCHEMA } from "../store/schema.ts";

/** A row of unknown outcome, with everything that is known about it. */
export interface UnknownRow {
  readonly line: number;
  readonly history: RowHistory;
}

const PAGE = 1_000;

/** Reads a job's rows of unknown outcome, or the one of a given line, a page at a time. */
export async function* readUnknownRows(
  session: Session,
  job: JobRecord,
  line?: number,
): AsyncGenerator<readonly UnknownRow[], void> {
  const read = (after: number) => session.query<StoredRow>(READ_PAGE, [job.id, after, PAGE, line ?? null]);
  for await (const page of readPages(PAGE, read)) {
    yield page.map((row) => ({ line: row.line, history: toHistory(row, job.rules) }));
  }
}

interface StoredRow extends StoredHistory {
  readonly line: number;
}

const READ_PAGE = `
SELECT o.line, history.attempts, history.age
FROM ${SCHEMA}.outcomes o CROSS JOIN LATERAL (${historyOf("o.job", "o.line")}) history
WHERE o.job = $1 AND o.outcome = 'unknown' AND o.line > $2
  AND ($4::int IS NULL OR o.line = coalesce((SELECT of_line FROM ${SCHEMA}.duplicates d WHERE d.job = $1 AND d.line = $4), $4))
ORDER BY o.line LIMIT $3`;
