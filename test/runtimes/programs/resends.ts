import { createLedger } from "./ledger.js";

/** The requests to make, each for its own entry. */
export interface Given {
  readonly baseUrl: string;
  /** The entries to delete with a bare `fetch`. */
  readonly bare: readonly string[];
  /** The calls to make with a client. */
  readonly calls: readonly {
    readonly operationId: "deleteEntry" | "payEntry" | "payEntryWithKey";
    readonly id: string;
  }[];
}

/**
 * Makes one request for each trial, after one that leaves a connection open. The server applies each and breaks the
 * connection, so a second request with its id is a copy that the platform sent by itself.
 */
export async function program({ baseUrl, bare, calls }: Given) {
  // One attempt, so that every copy is the platform's.
  const ledger = createLedger({ baseUrl, token: "token", retry: { attempts: 1 } });

  for (const id of bare) {
    await leaveConnectionOpen(baseUrl);
    await fetch(`${baseUrl}/entries/${id}`, { method: "DELETE" }).then((response) => response.text(), String);
  }
  const statements: { readonly id: string; readonly outcome: string }[] = [];
  for (const { operationId, id } of calls) {
    await leaveConnectionOpen(baseUrl);
    const args = operationId === "deleteEntry" ? { id } : { id, body: { amount: 1 } };
    const report: unknown = await ledger[operationId](args).catch((error: unknown) => error);
    statements.push({ id, outcome: String(Object(report).outcome) });
  }
  return statements;
}

/** Opens a connection that the next request may reuse; the server's ledger shows whether it did. */
async function leaveConnectionOpen(baseUrl: string): Promise<void> {
  await fetch(`${baseUrl}/entries/ent_warm`).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 20));
}
