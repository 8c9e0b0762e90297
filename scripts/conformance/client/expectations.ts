import type { Operation } from "../../../src/contract.ts";

/** What an attempt amounts to by its status, told a second time and in other words than the library's. */
export function classOf({ idempotency }: Operation, status: number, body: unknown, hasRetryAfter = false): string {
  const running = idempotency?.inProgress;
  if (running && String(status) === running.status && JSON.stringify(body ?? "").includes(running.reason))
    return "maybe";
  if (status < 300) return "applied";
  const [refused, rejected, maybe] = [[429], [501, 505], [303, 408]];
  if (refused.includes(status) || (status === 503 && hasRetryAfter)) return "refused";
  if (rejected.includes(status)) return "rejected";
  return maybe.includes(status) || status >= 500 ? "maybe" : "rejected";
}

/** What attempts add up to. */
export function outcomeOf(classes: readonly string[]): string {
  const meaning: readonly [string, string][] = [
    ["applied", "applied"],
    ["maybe", "unknown"],
    ["rejected", "rejected"],
    ["refused", "rejected"],
  ];
  return meaning.find(([ended]) => classes.includes(ended))?.[1] ?? "not_sent";
}
