import { Pool } from "pg";
import type { Database } from "./database.ts";
import { inTransaction, runPlain, sessionOf } from "./session.ts";

/** The connections of one process: this pool's, and the engine's. */
const CONNECTIONS = 4;
const ENGINE_CONNECTIONS = 2;

/** Opens a PostgreSQL database. Connections are made on demand, so this can't fail. */
export function openPostgres(url: string): Database {
  const pool = new Pool({
    connectionString: url,
    max: CONNECTIONS,
    application_name: "revokit-bulk",
    connectionTimeoutMillis: 10_000,
  });
  // A connection that breaks while idle: the next statement gets a new one.
  pool.on("error", () => {});
  return {
    // Not as prepared statements: a pooler such as PgBouncer may give each transaction another connection.
    ...sessionOf(runPlain(pool)),
    transaction: (work) => inTransaction(pool, runPlain, work),
    close: () => pool.end(),
    isEmbedded: false,
    connection: { connectionString: url, max: ENGINE_CONNECTIONS },
  };
}
