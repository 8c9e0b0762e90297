import { createLedger } from "./ledger.js";

/**
 * Makes one request for each trial, after one that leaves a connection open. The server carries each out and breaks the
 * connection, so a second request with its id is a copy that the platform sent by itself.
 * @param {{ baseUrl: string, bare: readonly string[], calls: readonly {
 *   operationId: "deleteEntry" | "payEntry" | "payEntryWithKey", id: string }[] }} given
 */
export async function program({ baseUrl, bare, calls }) {
  // One attempt, so that no copy is the client's own.
  const ledger = createLedger({ baseUrl, token: "token", retry: { attempts: 1 } });

  for (const id of bare) {
    await leaveConnectionOpen(baseUrl);
    await fetch(`${baseUrl}/entries/${id}`, { method: "DELETE" }).then((response) => response.text(), String);
  }
  const statements = [];
  for (const { operationId, id } of calls) {
    await leaveConnectionOpen(baseUrl);
    const args = operationId === "deleteEntry" ? { id } : { id, body: { amount: 1 } };
    const { outcome } = await ledger[operationId](args).catch((error) => error);
    statements.push({ id, outcome });
  }
  return statements;
}

/**
 * The server's ledger tells whether the next request reuses it: not every platform has it back in its pool at once.
 * @param {string} baseUrl
 */
async function leaveConnectionOpen(baseUrl) {
  await fetch(`${baseUrl}/entries/ent_warm`).then((response) => response.text());
  await new Promise((resolve) => setTimeout(resolve, 20));
}
