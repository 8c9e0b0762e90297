import type { Db } from "pg-boss";

/** Where statements go: a connection of a pool, or a transaction. */
export interface Session {
  /** Runs one statement. The caller says what its rows are: the statement stands beside it. */
  readonly query: <Row>(text: string, values?: readonly unknown[]) => Promise<readonly Row[]>;
  /** The same session as pg-boss takes it, for its statements to be part of the same transaction. */
  readonly engine: Db;
}

/** The database that a store is kept in. */
export interface Database extends Session {
  /** Commits what the work did once it resolves; rolls everything back where it rejects. */
  readonly transaction: <T>(work: (session: Session) => Promise<T>) => Promise<T>;
  readonly close: () => Promise<void>;
  /** Whether this process is the only one that can have it open. */
  readonly isEmbedded: boolean;
  /** The options with which pg-boss reaches it. */
  readonly connection:
    { readonly connectionString: string; readonly max: number } | { readonly db: Db; readonly backend: "pglite" };
}
