import { PGlite } from "@electric-sql/pglite";
import { expect, test } from "vitest";
import { databaseOf } from "../../src/store/embedded-session.ts";

test("a statement that fails leaves an embedded store usable, and its error has PostgreSQL's code", async () => {
  const server = await PGlite.create();
  const database = await databaseOf(server);
  await expect(database.query("SELECT $1::int AS value", ["x"])).rejects.toMatchObject({ code: "22P02" });
  const inTransaction = database.transaction((session) => session.query("SELECT $1::int AS value", ["x"]));
  await expect(inTransaction).rejects.toMatchObject({ code: "22P02" });
  expect(await database.query("SELECT $1::int AS value", [3])).toEqual([{ value: 3 }]);
  await server.close();
}, 60_000);
