import { UsageError } from "../usage-error.ts";
import type { Session } from "./database.ts";
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
export async function assertUsable(session: Pick<Session, "query">): Promise<void> {
  const { version, encoding } = await askServer(session);
  if (version < OLDEST) throw new UsageError(`--store needs PostgreSQL ${OLDEST} or later, and this is ${version}.`);
  if (encoding !== "UTF8") {
    throw new UsageError(`--store needs a database with the encoding UTF8, and this one has ${encoding}.`);
  }
}

async function askServer(session: Pick<Session, "query">): Promise<Server> {
  try {
    const [server] = await session.query<Server>(ASK);
    return server ?? { version: 0, encoding: "none" };
  } catch (error) {
    const problem = `The store can't be opened: ${describeError(error)}. Nothing was sent.`;
    if (isTransient(error)) throw new Error(`${problem} Check --store, or run the command again later.`);
    throw new UsageError(`${problem} Check --store.`);
  }
}

const ASK = `
SELECT current_setting('server_version_num')::int / 10000 AS version, current_setting('server_encoding') AS encoding`;
