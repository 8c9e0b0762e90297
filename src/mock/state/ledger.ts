import type { Target } from "../mock-api.ts";

/** A change that took effect. */
export interface Effect {
  /** When, as an ISO 8601 date-time. */
  readonly at: string;
  /** The name of the tenant that made the call. */
  readonly tenant: string;
  /** The name of the API. */
  readonly api: string;
  readonly operationId: string;
  /** The path parameters that identify the resource. */
  readonly path: Readonly<Record<string, string>>;
  /** The state before it. */
  readonly from: string;
  /** The state after it. */
  readonly to: string;
  /** Absent if the request had none. */
  readonly idempotencyKey?: string;
}

/** A change to record. */
export interface Change extends Pick<Effect, "tenant" | "path" | "from" | "to"> {
  readonly target: Target;
  readonly idempotencyKey: string | undefined;
}

/** What took effect, in order. */
export interface Ledger {
  readonly record: (change: Change) => Effect;
  readonly list: () => readonly Effect[];
}

export function createLedger(now: () => number): Ledger {
  const effects: Effect[] = [];
  return {
    record: ({ target: { api, operationId }, tenant, path, from, to, idempotencyKey }) => {
      const effect: Effect = {
        at: new Date(now()).toISOString(),
        tenant,
        api: api.facts.name,
        operationId,
        path,
        from,
        to,
        ...(idempotencyKey !== undefined && { idempotencyKey }),
      };
      effects.push(effect);
      return effect;
    },
    list: () => [...effects],
  };
}
