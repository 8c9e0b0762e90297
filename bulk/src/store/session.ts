import type { Pool, QueryResult } from "pg";
import type { Session } from "./database.ts";

/** Runs statements: one with values, or several without. */
export type Run = (text: string, values: readonly unknown[]) => Promise<QueryResult>;

/** A connection, or a pool, which runs each statement on any free connection. */
export interface Connection {
  readonly query: (statement: string | { name?: string; text: string; values: unknown[] }) => Promise<QueryResult>;
}

/** Makes the server plan a statement each time. */
export function runPlain(connection: Connection): Run {
  return (text, values) => connection.query(values.length === 0 ? text : { text, values: [...values] });
}

/** A session that runs its statements this way. */
export function sessionOf(run: Run): Session {
  return {
    query: async <Row>(text: string, values: readonly unknown[] = []) => {
      const { rows } = await run(text, values);
      return rows as readonly Row[];
    },
    engine: { executeSql: (text, values = []) => run(text, values) },
  };
}

/**
 * Commits when the work resolves, and rolls back if it rejects.
 * @param runOn how statements are run on the transaction's connection
 */
export async function inTransaction<T>(
  pool: Pool,
  runOn: (connection: Connection) => Run,
  work: (session: Session) => Promise<T>,
): Promise<T> {
  const client = await pool.connect();
  // Without a listener, a connection that breaks between two statements would end the process.
  let broken: Error | undefined;
  const onError = (error: Error) => (broken = error);
  client.on("error", onError);
  try {
    await client.query("BEGIN");
    const result = await work(sessionOf(runOn(client)));
    await client.query("COMMIT");
    return result;
  } catch (error) {
    // If this fails, the server rolls back when the connection is closed.
    await client
      .query("ROLLBACK")
      .catch((failure: unknown) => (broken = failure instanceof Error ? failure : new Error(String(failure))));
    throw error;
  } finally {
    client.off("error", onError);
    client.release(broken);
  }
}
