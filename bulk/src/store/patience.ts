import { setTimeout as sleep } from "node:timers/promises";
import { errorCode } from "revokit/toolkit";

/** PostgreSQL's classes and codes of transient errors (Appendix A of its documentation). */
const TRANSIENT = /^(08|53|57P0|40001|40P01|25006|55P03)/;
/** The codes of transient connection errors. */
const BROKEN = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|ENOTFOUND|EAI_AGAIN|ENOENT)/;
/** The driver's messages without a code. */
const WITHOUT_CODE =
  /connection terminated|timeout exceeded when trying to connect|client has encountered a connection error|not queryable/i;

/** Whether a database error is transient: a restart, a failover, a full disk, too many connections, a deadlock. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = errorCode(error) ?? "";
  if (TRANSIENT.test(code) || BROKEN.test(code) || WITHOUT_CODE.test(error.message)) return true;
  return error instanceof AggregateError && error.errors.some(isTransient);
}

/** How long a database may be unavailable before a worker gives up, in milliseconds. */
const PATIENCE = 15 * 60_000;
const MAX_WAIT = 5_000;

/**
 * Runs repeatable statements until they succeed, or fail for a reason that is not transient.
 * @param onWait called with the error before each wait
 */
export async function withPatience<T>(work: () => Promise<T>, onWait: (error: Error) => void = () => {}): Promise<T> {
  const end = performance.now() + PATIENCE;
  for (let delay = 100; ; delay = Math.min(2 * delay, MAX_WAIT)) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof Error) || !isTransient(error) || performance.now() > end) throw error;
      onWait(error);
      await sleep(delay * (0.5 + Math.random() / 2));
    }
  }
}
