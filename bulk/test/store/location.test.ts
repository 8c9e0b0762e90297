import { expect, test } from "vitest";
import { UsageError } from "../../src/index.ts";
import { assertUsable } from "../../src/store/assert-usable.ts";
import type { Database } from "../../src/store/database.ts";
import { isPostgres, showLocation } from "../../src/store/location.ts";

test.each(["./jobs", "/var/jobs", "C:\\jobs", "jobs"])("%s is a folder", (location) => {
  expect(isPostgres(location)).toBe(false);
});

test.each(["postgres://host/db", "postgresql://u:p@host:5432/db", "POSTGRES://host/db", "postgres:///db?host=/tmp"])(
  "%s is a database",
  (location) => expect(isPostgres(location)).toBe(true),
);

test.each(["mysql://u:secret@host/db", "postgres://u:sec/ret@host/db", "postgres://u:secret#1@host/db"])(
  "a location that can't be used is refused without its password: %s",
  (location) => {
    expect(() => isPostgres(location)).toThrow(UsageError);
    expect(() => isPostgres(location)).not.toThrow(/sec/);
  },
);

test.each([
  "postgres://user:secret@host/db",
  "postgres://user:sec@ret@host/db",
  "postgres://host/db?user=user&password=secret",
  "POSTGRES://user:secret@host/db?sslmode=require",
])("a location is shown without its password: %s", (location) => {
  const shown = showLocation(location);
  expect(shown).not.toMatch(/sec|ret/);
  expect(shown).toContain("host/db");
});

function serverOf(version: number, encoding: string): Pick<Database, "transaction"> {
  return databaseOf(() => Promise.resolve([{ version, encoding }]));
}

/** A database on which each statement has this result. */
function databaseOf(query: () => Promise<readonly unknown[]>): Pick<Database, "transaction"> {
  const engine = { executeSql: () => Promise.reject(new Error("The engine is not started.")) };
  return { transaction: (work) => work({ query: async <Row>() => (await query()) as readonly Row[], engine }) };
}

test("a server that is too old, or a database that can't hold every text, is refused", async () => {
  await expect(assertUsable(serverOf(12, "UTF8"))).rejects.toThrow(/PostgreSQL 13 or later, and this is 12/);
  await expect(assertUsable(serverOf(16, "LATIN1"))).rejects.toThrow(/UTF8.*LATIN1/);
  await assertUsable(serverOf(13, "UTF8"));
});

test("an unreachable server is reported with the reason, also if its host has several addresses", async () => {
  const refused = Object.assign(new Error("connect ECONNREFUSED ::1:5432"), { code: "ECONNREFUSED" });
  const failing = databaseOf(() => Promise.reject(new AggregateError([refused])));
  await expect(assertUsable(failing)).rejects.toThrow(/connect ECONNREFUSED.*run the command again later/);
  const denied = databaseOf(() => Promise.reject(Object.assign(new Error("no such role"), { code: "28000" })));
  await expect(assertUsable(denied)).rejects.toThrow(UsageError);
});
