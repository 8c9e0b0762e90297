import type { Outcome } from "revokit";
import type { Answer } from "../api/call.ts";
import { outcomeOfRow } from "../rows/history.ts";
import type { Session } from "../store/database.ts";
import { queueOf } from "../store/engine.ts";
import { SCHEMA } from "../store/schema.ts";
import type { Store } from "../store/store.ts";
import type { Claim } from "./claim.ts";

/** The end of a claim: with an outcome, or with the row waiting again. */
export interface Ending {
  /** Its history has all attempts, including the one that has just ended. */
  readonly claim: Claim;
  /** Absent if nothing was sent for this claim. */
  readonly answer?: Answer | undefined;
  readonly isFinal: boolean;
}

/** The result of recording some endings. */
export interface Recorded {
  readonly outcomes: readonly { readonly line: number; readonly outcome: Outcome; readonly attempts: number }[];
  /** Endings that came too late: another worker holds the claim. None of them is recorded. */
  readonly lost: number;
}

/**
 * Records how some claims ended, in one transaction that first gives up the claims: an ending whose claim this worker
 * no longer holds is not recorded.
 */
export async function recordEndings(
  session: Session,
  { boss }: Pick<Store, "boss">,
  job: number,
  worker: string,
  endings: readonly Ending[],
): Promise<Recorded> {
  const queue = queueOf(job);
  const current = newest(endings);
  const end = async (isFinal: boolean) => {
    const given = current.filter((ending) => ending.isFinal === isFinal);
    if (given.length === 0) return [];
    const claims = given.map(({ claim: { id, retryCount } }) => ({ id, retryCount }));
    const options = { db: session.engine };
    // A row with its outcome stays only in this package's tables: in the engine's it would slow down claims.
    const response = isFinal
      ? await boss.deleteJob(queue, claims, options)
      : await boss.fail(queue, claims, null, options);
    const ids = idsOf(response);
    return given.filter(({ claim }) => ids.has(claim.id));
  };
  const finals = await end(true);
  const waiting = await end(false);
  const outcomes = finals.filter(({ claim }) => !claim.isSettled).map(toOutcomeRow);
  // Answers are needed only if the row is claimed again, and only a row of unknown outcome can be replayed.
  const unknown = new Set(outcomes.flatMap(({ line, outcome }) => (outcome === "unknown" ? [line] : [])));
  const answers = [...finals.filter(({ claim }) => unknown.has(claim.line)), ...waiting].flatMap(toAnswerRow);
  if (answers.length + outcomes.length > 0) {
    await session.query(RECORD, [job, worker, JSON.stringify(answers), JSON.stringify(outcomes)]);
  }
  return { outcomes, lost: endings.length - finals.length - waiting.length };
}

/** The last ending of each row: a worker that lost a claim may have got the same row again, and the engine names only rows. */
function newest(endings: readonly Ending[]): readonly Ending[] {
  const last = new Map<string, number>();
  for (const { claim } of endings) last.set(claim.id, Math.max(claim.retryCount, last.get(claim.id) ?? 0));
  return endings.filter(({ claim }) => claim.retryCount === last.get(claim.id));
}

/**
 * The rows that a call of the engine affected: those whose claim was still current.
 * @throws TypeError if the engine does not say so: its answer is untyped, and may differ in another version
 */
function idsOf(response: object): ReadonlySet<string> {
  const { settled }: { readonly settled?: unknown } = response;
  if (Array.isArray(settled)) return new Set(settled.map(String));
  throw new TypeError(
    "pg-boss does not say which jobs it settled: @revokit/bulk needs the version in its package.json.",
  );
}

function toAnswerRow({ claim: { line, history }, answer }: Ending): object[] {
  if (answer === undefined) return [];
  const { class: proven, status, requestId } = answer;
  return [{ line, number: history.attempts.length, class: proven, status, request_id: requestId }];
}

function toOutcomeRow({ claim: { line, history }, answer }: Ending) {
  const { attempts } = history;
  const status = answer?.status ?? attempts.at(-1)?.status;
  return { line, outcome: outcomeOfRow(attempts), attempts: attempts.length, status, request_id: answer?.requestId };
}

const RECORD = `
WITH answered AS (
  INSERT INTO ${SCHEMA}.answers (job, line, number, class, status, request_id)
  SELECT $1, line, number, class, status, request_id
  FROM json_to_recordset($3::json) AS input (line int, number int, class text, status int, request_id text)
), settled AS (
  INSERT INTO ${SCHEMA}.outcomes (job, line, outcome, attempts, status, request_id)
  SELECT $1, line, outcome, attempts, status, request_id
  FROM json_to_recordset($4::json) AS input (line int, outcome text, attempts int, status int, request_id text)
  RETURNING outcome
)
INSERT INTO ${SCHEMA}.tallies AS tally (job, worker, outcome, count)
SELECT $1, $2::uuid, outcome, count(*) FROM settled GROUP BY outcome
ON CONFLICT (job, worker, outcome) DO UPDATE SET count = tally.count + excluded.count`;
