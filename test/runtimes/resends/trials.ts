/** One request that the server carries out without answering it. */
export interface Trial {
  readonly operationId: string;
  /** The entry that it is for, and only it. */
  readonly id: string;
  /** How the connection breaks: reset (TCP RST) or closed (TCP FIN). */
  readonly break: "reset" | "close";
  /** What a second request for the same entry is answered with; 200 where it is carried out again or replayed. */
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

/** As many trials of each kind; a race that a platform loses only now and then shows in one of them. */
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
