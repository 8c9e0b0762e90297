import { Pool, type PoolClient } from "pg";
import type { Database, Session } from "./database.ts";

/** Connections of one process: this pool's, and the engine's own. */
const CONNECTIONS = 4;
const ENGINE_CONNECTIONS = 2;

/** Opens a PostgreSQL database. Connections are made when they are needed, so this can't fail. */
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
    ...sessionOf(pool),
    transaction: (work) => inTransaction(pool, work),
    close: () => pool.end(),
    isEmbedded: false,
    connection: { connectionString: url, max: ENGINE_CONNECTIONS },
  };
}

function sessionOf(client: Pick<PoolClient, "query">): Session {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await client.query(text, [...values]);
      return rows as readonly Row[];
    },
    engine: { executeSql: (text, values) => client.query(text, values) },
  };
}

async function inTransaction<T>(pool: Pool, work: (session: Session) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  // Without a listener, a connection that breaks between two statements would end the process.
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on("error", onError);
  try {
    await client.query("BEGIN");
    const result = await work(sessionOf(client));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // What can't be rolled back is rolled back by the server, when its connection is closed.
    await client
      .query("ROLLBACK")
      .catch((failure: unknown) => (broken = failure instanceof Error ? failure : new Error(String(failure))));
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}
