import { AsyncLocalStorage } from "node:async_hooks";
import type { PGlite } from "@electric-sql/pglite";
import { Pool } from "pg";
import type { Database, Session } from "./database.ts";
import { EmbeddedStream } from "./embedded-stream.ts";
import { type Connection, inTransaction, type Run, sessionOf } from "./session.ts";

/** The name of PGlite's only user and database. */
const ADDRESS = { user: "postgres", database: "postgres" };

/**
 * The database of a PostgreSQL in this process. It has one connection, on which transactions and statements take turns.
 */
export async function databaseOf(server: PGlite): Promise<Omit<Database, "close">> {
  // A plan is made while a table is empty and kept until it is large, so it must suit both.
  await server.exec("SET enable_seqscan = off; SET enable_hashjoin = off; SET enable_mergejoin = off");
  let connections = 0;
  const stream = () => new EmbeddedStream(server, (connections += 1) === 1);
  const pool = new Pool({ ...ADDRESS, stream, max: 1, idleTimeoutMillis: 0 });
  const runOn = createPreparedRun();
  // An engine statement that is issued during a transaction but not through it would wait for its turn forever.
  const open = new AsyncLocalStorage<Session>();
  const alone = sessionOf((text, values) => runAlone(pool, runOn, text, values));
  const current = (): Session => open.getStore() ?? alone;
  const engine: Database["engine"] = { executeSql: (text, values) => current().engine.executeSql(text, values) };
  return {
    query: (text, values) => current().query(text, values),
    engine,
    transaction: (work) => inTransaction(pool, runOn, (session) => open.run(session, () => work(session))),
    isEmbedded: true,
    connection: { db: engine, backend: "pglite" },
  };
}

/** Prepares each statement when it is first run, since planning takes as long as running it. */
function createPreparedRun(): (connection: Connection) => Run {
  const names = new Map<string, string>();
  return (connection) => (text, values) => {
    // Several statements in one text can't be prepared.
    if (values.length === 0 && text.includes(";")) return connection.query(text);
    const name = names.get(text) ?? `statement_${names.size}`;
    names.set(text, name);
    return connection.query({ name, text, values: [...values] });
  };
}

/** The next user gets the same connection, so a text that began a transaction and failed must not leave it open. */
async function runAlone(pool: Pool, runOn: (connection: Connection) => Run, text: string, values: readonly unknown[]) {
  const client = await pool.connect();
  try {
    return await runOn(client)(text, values);
  } catch (error) {
    await client.query("ROLLBACK");
    throw error;
  } finally {
    client.release();
  }
}
