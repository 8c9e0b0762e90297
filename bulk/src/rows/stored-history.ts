import type { AttemptClass } from "revokit";
import { SCHEMA } from "../store/schema.ts";
import type { RecordedAttempt, RetryRules, RowHistory } from "./history.ts";

/** What the store knows about a row's attempts. */
export interface StoredHistory {
  readonly attempts: readonly StoredAttempt[] | null;
  /** Since the first attempt that may have arrived, in milliseconds, by the store's clock. */
  readonly age: number | null;
}

interface StoredAttempt {
  readonly class: AttemptClass | null;
  readonly status: number | null;
  readonly delivery: string;
}

/** The subquery for the history of one row: `job` and `line` are expressions that name it. */
export function historyOf(job: string, line: string): string {
  return `
  SELECT json_agg(json_build_object('class', class, 'status', status, 'delivery', delivery) ORDER BY number) AS attempts,
    (extract(epoch FROM clock_timestamp() - min(started_at) FILTER (WHERE class IS DISTINCT FROM 'not_sent')) * 1000)::float8 AS age
  FROM ${SCHEMA}.attempts attempt LEFT JOIN ${SCHEMA}.answers USING (job, line, number)
  WHERE attempt.job = ${job} AND attempt.line = ${line}`;
}

/**
 * @param delivery the current delivery of a claimed row: attempts of other deliveries were made before it was replayed
 */
export function toHistory({ attempts, age }: StoredHistory, rules: RetryRules, delivery?: string): RowHistory {
  const toAttempt = (stored: StoredAttempt): RecordedAttempt => ({
    class: stored.class ?? undefined,
    status: stored.status ?? undefined,
    ...(delivery !== undefined && { isEarlier: stored.delivery !== delivery }),
  });
  return { rules, attempts: (attempts ?? []).map(toAttempt), age: age ?? 0 };
}
