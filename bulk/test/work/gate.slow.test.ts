import { PGlite } from "@electric-sql/pglite";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import type { Session } from "../../src/store/database.ts";
import { databaseOf } from "../../src/store/embedded-session.ts";
import { CREATE_TABLES, SCHEMA } from "../../src/store/schema.ts";
import { closeGate, reserve } from "../../src/work/gate.ts";

let server: PGlite;
let session: Session;

beforeAll(async () => {
  server = await PGlite.create();
  session = await databaseOf(server);
  await session.engine.executeSql(CREATE_TABLES);
});
afterAll(() => server.close());
beforeEach(() => session.query(`DELETE FROM ${SCHEMA}.gates WHERE key <> $1`, [""]));

const TEN = { limit: 10, window: 1 };
const HOURLY = { limit: 1, window: 3_600 };
/** Statements take a while themselves. */
const near = (value: number) => ({ asymmetricMatch: (other: unknown) => Math.abs(Number(other) - value) < 90 });

test("requests are spread out, each after the slots of those before it", async () => {
  const waits = [];
  for (const count of [1, 2, 3]) waits.push(await reserve(session, "gate", TEN, count));
  expect(waits).toEqual([near(0), near(100), near(300)]);
  expect(await reserve(session, "another gate", TEN, 1)).toEqual(near(0));
});

test("a time that is later than a worker may wait is not reserved", async () => {
  expect(await reserve(session, "gate", HOURLY, 1)).toEqual(near(0));
  expect(await reserve(session, "gate", HOURLY, 1)).toBeUndefined();
  expect(await reserve(session, "gate", HOURLY, 1)).toBeUndefined();
  // A new rate counts from the last request.
  expect(await reserve(session, "gate", TEN, 1)).toEqual(near(100));
});

test("a hold is for everybody, and no shorter one ends it", async () => {
  await closeGate(session, "gate", 1_000);
  await closeGate(session, "gate", 10);
  expect(await reserve(session, "gate", TEN, 1)).toEqual(near(1_000));
  await closeGate(session, "gate", 60_000);
  expect(await reserve(session, "gate", TEN, 1)).toBeUndefined();
});

test("a clock that is set back does not close the gate", async () => {
  await reserve(session, "gate", TEN, 1);
  await session.query(`UPDATE ${SCHEMA}.gates SET last_at = last_at + interval '1 hour' WHERE key = $1`, ["gate"]);
  expect(await reserve(session, "gate", TEN, 1)).toEqual(near(100));
});
