import { createHmac } from "node:crypto";
import type { ClientOptions } from "revokit";
import { canonicalJson } from "../input/canonical.ts";
import type { JobRecord } from "../job/job-record.ts";
import type { Rate } from "../api/rate.ts";
import type { Session } from "../store/database.ts";
import { SCHEMA } from "../store/schema.ts";

/**
 * The share of a documented limit that is used: requests take different times to arrive, so some arrive closer
 * together.
 */
export const SHARE = 0.95;

/**
 * How many requests may be sent at once: a twentieth of the rate, at least one. A window may exceed the rate by as
 * many, which stays within a documented limit because of `SHARE`; a given `--rate` may be exceeded.
 */
export function burstOf({ limit }: Rate): number {
  return Math.max(1, Math.floor(limit / 20));
}

/** The time slot of one request, in milliseconds. */
function intervalOf({ limit, window }: Rate): number {
  return (window * 1000) / limit;
}

/**
 * The gate that all requests to an API with one credential pass, whatever the job or the machine. Eight digits of a
 * salted hash distinguish credentials, and are too few to guess one from.
 */
export function gateKey(job: JobRecord, token: ClientOptions["token"], salt: string): string {
  const secret = typeof token === "object" ? canonicalJson(token) : token;
  const credential =
    typeof secret === "string" ? createHmac("sha256", salt).update(secret).digest("hex").slice(0, 8) : "any";
  return `${job.baseUrl} ${credential}`;
}

/**
 * How far ahead requests can be reserved, in milliseconds. While a worker waits for them, it does not notice a pause or a new
 * rate.
 */
export const REACH = 2_000;

/**
 * Reserves the next free time for some requests, by the database's clock: a worker's own may be wrong.
 * @returns how long to wait for it, in milliseconds; undefined if that is more than `REACH` and nothing was reserved
 */
export async function reserve(session: Session, key: string, rate: Rate, count: number): Promise<number | undefined> {
  const [reserved] = await session.query<{ wait: number }>(RESERVE, [key, intervalOf(rate), count, REACH]);
  return reserved && Math.max(0, reserved.wait);
}

const NOW = "clock_timestamp()";
const MILLISECOND = "interval '1 millisecond'";
const HORIZON = `${NOW} + $4::float8 * ${MILLISECOND}`;
// Nothing is reserved beyond the horizon. A later time means that the database's clock was set back.
const LAST = `CASE WHEN gate.last_at > ${HORIZON} THEN ${NOW} ELSE gate.last_at END`;
const FREE = `greatest(${LAST} + gate.last_count * $2::float8 * ${MILLISECOND}, gate.held_until)`;

/** The generic cell rate algorithm in one statement. It stores the last requests, so that a new rate applies at once. */
const RESERVE = `
INSERT INTO ${SCHEMA}.gates AS gate (key, last_count) VALUES ($1, $3)
ON CONFLICT (key) DO UPDATE SET last_at = greatest(${FREE}, ${NOW}), last_count = excluded.last_count
WHERE ${FREE} <= ${HORIZON}
RETURNING (extract(epoch FROM last_at - ${NOW}) * 1000)::float8 AS wait`;

/** For how long a gate may be closed, in milliseconds: a server that asks for a longer wait is tried again after this. */
export const MAX_HOLD = 3_600_000;

/** Closes the gate for some time, at most `MAX_HOLD`. */
export async function closeGate(session: Session, key: string, milliseconds: number): Promise<void> {
  await session.query(HOLD, [key, Math.min(milliseconds, MAX_HOLD)]);
}

const HOLD = `
INSERT INTO ${SCHEMA}.gates AS gate (key, held_until) VALUES ($1, ${NOW} + $2 * ${MILLISECOND})
ON CONFLICT (key) DO UPDATE SET held_until = greatest(gate.held_until, excluded.held_until)`;
