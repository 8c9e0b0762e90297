import type { Db } from "pg-boss";

/** Runs statements: on a connection of a pool, or in a transaction. */
export interface Session {
  /** Runs one statement. The caller states the type of its rows, next to the statement. */
  readonly query: <Row>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  /** The same session in the form that pg-boss takes, so that its statements are part of the same transaction. */
  readonly engine: Db;
}

/** The database that a store is kept in. */
export interface Database extends Session {
  /** Commits when the work resolves, and rolls back if it rejects. */
  readonly transaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
  /** Whether only one process at a time can have it open. */
  readonly isEmbedded: boolean;
  /** The options with which pg-boss connects to it. */
  readonly connection:
    { readonly connectionString: string; readonly max: number } | { readonly db: Db; readonly backend: "pglite" };
}
