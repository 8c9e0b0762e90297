import { createHmac } from "node:crypto";
import type { ClientOptions } from "revokit";
import { canonicalJson } from "../input/canonical.ts";
import type { JobRecord, Rate } from "../job/job-record.ts";
import type { Session } from "../store/database.ts";
import { SCHEMA } from "../store/schema.ts";

/** The share of a documented limit that is used: requests take different times to arrive, and so come closer together. */
export const SHARE = 0.95;

/**
 * How many requests may leave at once: a twentieth of the rate, at least one. A window may have this many above the rate: for a
 * documented limit, used to `SHARE`, that is within the limit; a given `--rate` may be exceeded by it.
 */
export function burstOf({ limit }: Rate): number {
  return Math.max(1, Math.floor(limit / 20));
}

/** The time that one request takes up, in milliseconds. */
function intervalOf({ limit, window }: Rate): number {
  return (window * 1000) / limit;
}

/**
 * The gate that all requests to an API with one credential go through, in whatever job and on whatever machine. Eight digits
 * of a salted hash distinguish credentials, and are too few to guess one from.
 */
export function gateKey(job: JobRecord, token: ClientOptions["token"], salt: string): string {
  const secret = typeof token === "object" ? canonicalJson(token) : token;
  const credential =
    typeof secret === "string" ? createHmac("sha256", salt).update(secret).digest("hex").slice(0, 8) : "any";
  return `${job.baseUrl} ${credential}`;
}

/**
 * Reserves the next free time for some requests, by the database's clock: a worker's own may be wrong.
 * @returns how long to wait for it, in milliseconds
 */
export async function reserve(session: Session, key: string, rate: Rate, count: number): Promise<number> {
  const [slot] = await session.query<{ wait: number }>(RESERVE, [key, count * intervalOf(rate)]);
  return Math.max(0, slot?.wait ?? 0);
}

const NOW = "clock_timestamp()";

/** The generic cell rate algorithm, in one statement. */
const RESERVE = `
INSERT INTO ${SCHEMA}.gates AS gate (key, next_at) VALUES ($1, ${NOW} + $2 * interval '1 millisecond')
ON CONFLICT (key) DO UPDATE
SET next_at = greatest(gate.next_at, gate.held_until, ${NOW}) + $2 * interval '1 millisecond'
RETURNING (extract(epoch FROM next_at - $2 * interval '1 millisecond' - ${NOW}) * 1000)::float8 AS wait`;

/** Lets nothing through for some time. */
export async function hold(session: Session, key: string, milliseconds: number): Promise<void> {
  await session.query(HOLD, [key, Math.min(milliseconds, LONGEST_HOLD)]);
}

/** A server that asks for more is asked again after this. */
const LONGEST_HOLD = 3_600_000;

const HOLD = `
INSERT INTO ${SCHEMA}.gates AS gate (key, held_until) VALUES ($1, ${NOW} + $2 * interval '1 millisecond')
ON CONFLICT (key) DO UPDATE SET held_until = greatest(gate.held_until, ${NOW} + $2 * interval '1 millisecond')`;
