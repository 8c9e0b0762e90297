/** One request that the server applies but does not answer. */
export interface Trial {
  readonly operationId: string;
  /** The entry that only this request is for. */
  readonly id: string;
  /** How the connection breaks: reset (TCP RST) or closed (TCP FIN). */
  readonly break: "reset" | "close";
  /** The status of a second request for the same entry; 200 if it takes effect again or is replayed. */
  readonly onCopy: number;
}

const KINDS = [
  { operationId: "deleteEntry", onCopy: 404 },
  { operationId: "deleteEntry", onCopy: 409 },
  { operationId: "deleteEntry", onCopy: 429 },
  { operationId: "payEntry", onCopy: 200 },
  { operationId: "payEntry", onCopy: 409 },
  { operationId: "payEntry", onCopy: 429 },
  { operationId: "payEntryWithKey", onCopy: 200 },
  { operationId: "payEntryWithKey", onCopy: 429 },
] as const;

/** Equally many trials of each kind: enough to show a race that a platform loses only rarely. */
export function trials(count: number, prefix: string, kinds: readonly Omit<Trial, "id" | "break">[] = KINDS): Trial[] {
  return kinds.flatMap((kind) =>
    (["reset", "close"] as const).flatMap((how) =>
      Array.from({ length: count }, (_, number) => ({
        ...kind,
        break: how,
        id: `ent_${prefix}_${kind.operationId.toLowerCase()}_${kind.onCopy}_${how}_${number}`,
      })),
    ),
  );
}
