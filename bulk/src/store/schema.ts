/** The database schemas of this package's tables and of the engine's. */
export const SCHEMA = "revokit_bulk";
export const ENGINE_SCHEMA = "revokit_bulk_engine";

/** The version of the tables below. */
export const FORMAT = "1";

/** Creates the tables that do not exist yet. */
export const CREATE_TABLES = `
CREATE SCHEMA IF NOT EXISTS ${SCHEMA};
-- Facts about the store: its format, its engine's version, the salt of its gates' keys.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.facts (name text PRIMARY KEY, value text NOT NULL);
CREATE TABLE IF NOT EXISTS ${SCHEMA}.jobs (
  id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  name text NOT NULL UNIQUE,
  api text NOT NULL,
  operation text NOT NULL,
  base_url text NOT NULL,
  -- A hash of the rows in their order: a job can't be continued with other input.
  digest text NOT NULL,
  lines int NOT NULL,
  rows int NOT NULL,
  skipped int NOT NULL,
  -- As JSON: what the rows depend on in the API's document.
  contract text NOT NULL,
  -- Requests per window in seconds; null for no limit.
  rate_limit float8,
  rate_window float8,
  state text NOT NULL CHECK (state IN ('planning', 'running', 'paused', 'cancelled')),
  reason text,
  created_at timestamptz NOT NULL DEFAULT clock_timestamp()
);
-- One call to make. Its line is the first that asks for it.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.rows (
  job int NOT NULL,
  line int NOT NULL,
  key uuid NOT NULL,
  args text NOT NULL,
  PRIMARY KEY (job, line),
  UNIQUE (job, key)
);
-- Lines that ask for the same call as an earlier line.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.duplicates (
  job int NOT NULL,
  line int NOT NULL,
  of_line int NOT NULL,
  PRIMARY KEY (job, line)
);
-- Lines that break the contract.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.skipped (
  job int NOT NULL,
  line int NOT NULL,
  problem text NOT NULL,
  PRIMARY KEY (job, line)
);
-- Written before the request is sent.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.attempts (
  job int NOT NULL,
  line int NOT NULL,
  number int NOT NULL,
  delivery uuid NOT NULL,
  claim int NOT NULL,
  started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (job, line, number)
);
-- Written once the claim is confirmed to be the latest. The last attempt of a row with a certain outcome has none.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.answers (
  job int NOT NULL,
  line int NOT NULL,
  number int NOT NULL,
  class text NOT NULL,
  status int,
  request_id text,
  PRIMARY KEY (job, line, number)
);
CREATE TABLE IF NOT EXISTS ${SCHEMA}.outcomes (
  job int NOT NULL,
  line int NOT NULL,
  outcome text NOT NULL,
  status int,
  attempts int NOT NULL,
  request_id text,
  settled_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  PRIMARY KEY (job, line)
);
-- How many outcomes each worker has recorded. Their sums are the progress, without counting rows.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.tallies (
  job int NOT NULL,
  worker uuid NOT NULL,
  outcome text NOT NULL,
  count int NOT NULL,
  PRIMARY KEY (job, worker, outcome)
);
-- For each API and credential: when its last requests leave, and how many, by the database's clock.
CREATE TABLE IF NOT EXISTS ${SCHEMA}.gates (
  key text PRIMARY KEY,
  last_at timestamptz NOT NULL DEFAULT clock_timestamp(),
  last_count int NOT NULL DEFAULT 0,
  held_until timestamptz NOT NULL DEFAULT clock_timestamp()
);
`;
