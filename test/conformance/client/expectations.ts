import type { OperationFacts } from "revokit";

/** The class of an attempt by its status, stated independently of the library. */
export function classOf({ idempotency }: OperationFacts, status: number, body: unknown): string {
  const running = idempotency?.inProgress;
  if (running && String(status) === running.status) {
    const reasons: readonly string[] = JSON.stringify(body ?? "").match(/\w{2,}/g) ?? [];
    if (reasons.length === 0 || reasons.includes(running.reason)) return "maybe";
  }
  const special: Readonly<Record<number, string>> = {
    202: "accepted",
    207: "maybe",
    307: "rejected",
    308: "rejected",
    408: "maybe",
    429: "throttled",
    501: "rejected",
    505: "rejected",
  };
  return special[status] ?? (status < 300 ? "applied" : status >= 400 && status < 500 ? "rejected" : "maybe");
}

/** The outcome of a call with these attempts. */
export function outcomeOf(classes: readonly string[]): string {
  const meaning: readonly [string, string][] = [
    ["applied", "applied"],
    ["accepted", "accepted"],
    ["maybe", "unknown"],
    ["rejected", "rejected"],
    ["throttled", "rejected"],
  ];
  return meaning.find(([ended]) => classes.includes(ended))?.[1] ?? "not_sent";
}
