import { createRequire } from "node:module";
import type { PgBoss } from "pg-boss";
import { isObject } from "revokit/toolkit";
import { UsageError } from "../usage-error.ts";
import type { Database } from "./database.ts";
import { assertUsable } from "./assert-usable.ts";
import { openEmbedded } from "./embedded.ts";
import { startEngine } from "./engine.ts";
import { isPostgres } from "./location.ts";
import { openPostgres } from "./postgres.ts";
import { releaseLost } from "./release-lost.ts";
import { CREATE_TABLES, FORMAT, SCHEMA } from "./schema.ts";

/** An open store: the tables of jobs, rows, attempts and outcomes, and the engine that hands out rows. */
export interface Store extends Database {
  readonly boss: PgBoss;
  /** Random but not secret: it makes the keys of the gates differ from store to store. */
  readonly salt: string;
}

/** How to open a store. */
export interface OpenOptions {
  /** Whether to create or update its tables if necessary. Default: true. */
  readonly create?: boolean;
  /** Called with database errors that do not stop the engine. */
  readonly onTrouble?: (error: Error) => void;
}

/**
 * Opens a store: a folder, or the URL of a PostgreSQL database (`postgres://…`).
 * @throws UsageError if it can't be used: it is in use, of another version, or missing although required
 */
export async function openStore(location: string, options: OpenOptions = {}): Promise<Store> {
  const { create = true, onTrouble = () => {} } = options;
  const database = isPostgres(location) ? openPostgres(location) : await openEmbedded(location, create);
  try {
    await assertUsable(database);
    if (create) await database.engine.executeSql(locked(CREATE_TABLES));
    const salt = await readStamp(database, create);
    const boss = await startEngine(database, { migrate: create, onTrouble });
    if (database.isEmbedded) await releaseLost(database, boss);
    return {
      ...database,
      boss,
      salt,
      close: async () => {
        await boss.stop({ graceful: false });
        await database.close();
      },
    };
  } catch (error) {
    await database.close();
    throw error;
  }
}

/** Without the lock, two machines that start at once would both create the tables, and one would fail. */
function locked(statements: string): string {
  return `BEGIN; SELECT pg_advisory_xact_lock(hashtext('${SCHEMA}')); ${statements} COMMIT;`;
}

/** pg-boss states its version nowhere else before it has a database. */
const ENGINE_PACKAGE: unknown = createRequire(import.meta.url)("pg-boss/package.json");
const ENGINE_VERSION =
  isObject(ENGINE_PACKAGE) && typeof ENGINE_PACKAGE["version"] === "string" ? ENGINE_PACKAGE["version"] : "";

/** Checks the store's version, since machines of different versions must not share one, and returns its salt. */
async function readStamp(database: Database, create: boolean): Promise<string> {
  const stamp = { format: FORMAT, engine: ENGINE_VERSION };
  if (create) {
    await database.query(`INSERT INTO ${SCHEMA}.facts SELECT * FROM json_each_text($1::json) ON CONFLICT DO NOTHING`, [
      JSON.stringify({ ...stamp, salt: crypto.randomUUID() }),
    ]);
  }
  const facts = await readFacts(database);
  for (const [name, expected] of Object.entries(stamp)) {
    const found = facts.get(name);
    if (found === expected) continue;
    throw new UsageError(
      `The store is of another version (${name} ${found ?? "missing"}, here ${expected}): install the same version of @revokit/bulk on every machine.`,
    );
  }
  return facts.get("salt") ?? "";
}

async function readFacts(database: Database): Promise<ReadonlyMap<string, string>> {
  const [{ exists } = { exists: false }] = await database.query<{ exists: boolean }>(
    `SELECT to_regclass('${SCHEMA}.facts') IS NOT NULL AS exists`,
  );
  if (!exists) throw new UsageError("This store has no job. Check --store. `revokit-bulk run` creates one.");
  const rows = await database.query<{ name: string; value: string }>(`SELECT name, value FROM ${SCHEMA}.facts`);
  return new Map(rows.map(({ name, value }) => [name, value]));
}
