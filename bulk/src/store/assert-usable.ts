import { UsageError } from "../usage-error.ts";
import type { Database } from "./database.ts";
import { describeError } from "./describe-error.ts";
import { isTransient } from "./patience.ts";

/** The oldest PostgreSQL that pg-boss supports. */
const OLDEST = 13;

interface Server {
  readonly version: number;
  readonly encoding: string;
}

/**
 * Checks that a database can be used as a store.
 * @throws UsageError if it rejects the connection, is too old, or can't store every text
 */
export async function assertUsable(database: Pick<Database, "transaction">): Promise<void> {
  const { version, encoding } = await askServer(database);
  if (version < OLDEST) throw new UsageError(`--store needs PostgreSQL ${OLDEST} or later, and this is ${version}.`);
  if (encoding !== "UTF8") {
    throw new UsageError(`--store needs a database with the encoding UTF8, and this one has ${encoding}.`);
  }
}

async function askServer(database: Pick<Database, "transaction">): Promise<Server> {
  try {
    // In a transaction, since a pooler may refuse those.
    const [server] = await database.transaction((session) => session.query<Server>(ASK));
    return server ?? { version: 0, encoding: "none" };
  } catch (error) {
    const problem = `The store can't be opened: ${describeError(error)}. Nothing was sent.`;
    if (isTransient(error)) throw new Error(`${problem} Check --store, or run the command again later.`);
    throw new UsageError(`${problem} Check --store.`);
  }
}

const ASK = `
SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding`;
