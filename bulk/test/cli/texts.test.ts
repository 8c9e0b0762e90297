import { stripVTControlCharacters } from "node:util";
import { afterEach, expect, test, vi } from "vitest";
import { readOperation } from "../../src/api/read-operation.ts";
import { nextCommand } from "../../src/cli/next-command.ts";
import { describePlan, duration } from "../../src/cli/plan-text.ts";
import { STORE_VARIABLE } from "../../src/cli/options.ts";
import { summarize } from "../../src/cli/summary.ts";
import { withSymbol } from "../../src/cli/with-symbol.ts";
import { type JobStatus, kirim } from "../../src/index.ts";
import { makePlan } from "../../src/plan/make-plan.ts";
import { NO_COUNTS } from "../../src/rows/outcome-counts.ts";
import { showLocation } from "../../src/store/location.ts";

const URL_WITH_PASSWORD = "postgres://user:p%40ss@host:5432/database";
const TARGET = { store: "./jobs", job: "leak-2026", client: undefined };

afterEach(() => vi.unstubAllEnvs());

test("a password is never shown", () => {
  expect(showLocation(URL_WITH_PASSWORD)).toBe("postgres://user:…@host:5432/database");
  expect(nextCommand("work", { ...TARGET, store: URL_WITH_PASSWORD })).not.toContain("p%40ss");
});

test.each([
  "postgres://user:s3cret/x@host/database",
  "postgres://user:s3cr@et@host/database",
  "postgresql://user:s3cret@host.test:5432/database?sslmode=require",
  "postgres://host/database?user=me&password=s3cret&sslmode=require",
  "postgres://user:s3cret@host/database?sslpassword=s3cret",
  "postgres://:s3cret@host",
])("no part of the password in %s is shown", (location) => {
  expect(showLocation(location)).not.toMatch(/s3c|ret|et@/);
  expect(showLocation(location)).toContain("host");
});

test("a plan says what a store in a folder survives, whatever the folder is called, and hides a password", () => {
  const inspection = { lines: 1, valid: 1, invalid: 0, digest: "" };
  const plan = makePlan({}, readOperation(kirim, "revokeSetupLink"), inspection);
  expect(describePlan(plan, "rows.csv", "postgres-jobs")).toContain("postgres-jobs (survives a crash of the process");
  const inDatabase = describePlan(plan, "rows.csv", URL_WITH_PASSWORD);
  expect(inDatabase).toContain("postgres://user:…@host:5432/database");
  expect(inDatabase).not.toContain("survives");
});

test("texts of documents, servers and databases do not control the terminal", () => {
  expect(say({ name: "\u001b[2J", state: "paused", reason: "\u009b31m\n::error::x" })).not.toMatch(/[^\P{Cc}\n]|^::/mu);
});

test.each([
  [0, "0 s"],
  [1_001, "2 s"],
  [15 * 60_000, "15 min"],
  [90_000, "1 min 30 s"],
  [48 * 3_600_000, "48 h"],
  [3_660_000, "1 h 1 min"],
])("%s milliseconds are shown as %s", (milliseconds, shown) => {
  expect(duration(milliseconds)).toBe(shown);
});

test("the command to continue with can be pasted into a shell, whatever the names are", () => {
  const target = { store: "./my jobs", job: "it's", client: "./src/api/pets" };
  expect(nextCommand("work", target)).toBe(
    `revokit-bulk work --store './my jobs' --job 'it'\\''s' --client ./src/api/pets`,
  );
  expect(nextCommand("pause", target)).not.toContain("--client");
});

test("a store from the environment is not repeated", () => {
  vi.stubEnv(STORE_VARIABLE, URL_WITH_PASSWORD);
  expect(nextCommand("work", { ...TARGET, store: URL_WITH_PASSWORD })).toBe("revokit-bulk work --job leak-2026");
});

const STATUS: JobStatus = {
  ...{ name: "leak", api: "kirim", operation: "revokeSetupLink", baseUrl: "https://api.example" },
  ...{ state: "running", reason: undefined, lines: 10, rows: 10, skipped: 0, left: 4, rate: undefined },
  outcomes: { ...NO_COUNTS, applied: 5, unknown: 1 },
};
const say = (status: Partial<JobStatus>) => summarize({ ...STATUS, ...status }, (verb) => `<${verb}>`);

test("a worker that ends says what is left, and how to continue", () => {
  expect(say({})).toBe(
    [
      "leak: running. 5 applied, 1 unknown, 4 to go.",
      "To continue: <work>",
      "Unknown rows and what to do: <ledger>",
      "To replay those that are safe to send again: <replay>",
    ].join("\n"),
  );
  expect(say({ state: "paused", reason: "An operator paused it." })).toContain(
    "An operator paused it.\nTo continue: <resume>\n       and: <work>",
  );
  expect(say({ state: "done", left: 0, outcomes: { ...NO_COUNTS, applied: 10 } })).toBe("leak: done. 10 applied.");
});

test("a cancelled job names no command to continue with", () => {
  const text = say({ state: "cancelled" });
  expect(text).toContain("4 never sent");
  expect(text).not.toMatch(/<work>|<replay>/);
});

test.each([
  { code: 0, text: "\u001b[32m✓\u001b[39m done" },
  { code: 4, text: "\u001b[33m!\u001b[39m done" },
])("on a terminal, a status with the exit code $code has a symbol", ({ code, text }) => {
  expect(withSymbol(code, "done", { isTTY: true, hasColors: () => true })).toBe(text);
  expect(withSymbol(code, "done", { isTTY: true, hasColors: () => false })).toBe(stripVTControlCharacters(text));
  expect(withSymbol(code, "done", { isTTY: false, hasColors: () => false })).toBe("done");
});
