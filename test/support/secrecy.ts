import { inspect } from "node:util";
import { afterEach, beforeEach, expect, vi } from "vitest";

/** The token of every test's client. It may appear in requests and nowhere else. */
export const TOKEN = "canary-7d1f0e5c94a84b1f";

let printed: string[] = [];

beforeEach(() => {
  printed = [];
  const record = (...args: unknown[]) => void printed.push(args.map((arg) => inspect(arg, { depth: 10 })).join(" "));
  for (const method of ["log", "info", "warn", "error", "debug", "trace", "dir"] as const) {
    vi.spyOn(console, method).mockImplementation(record);
  }
  for (const stream of [process.stdout, process.stderr]) {
    vi.spyOn(stream, "write").mockImplementation((chunk) => {
      printed.push(String(chunk));
      return true;
    });
  }
  process.on("warning", record);
  return () => process.off("warning", record);
});

afterEach(() => {
  vi.restoreAllMocks();
  expect(printed.join("\n")).not.toContain(TOKEN);
});

/** Fails if the token appears in a value in any of the ways in which values reach logs. */
export function expectNoToken(value: unknown, token: string = TOKEN): void {
  for (const view of viewsOf(value)) expect(view.includes(token), "the token can be seen").toBe(false);
}

function viewsOf(value: unknown): string[] {
  const views = [inspect(value, { depth: 10, showHidden: true, getters: true }), String(value), toJson(value)];
  if (!(value instanceof Error)) return views;
  return [...views, value.message, value.stack ?? "", ...(value.cause === undefined ? [] : viewsOf(value.cause))];
}

function toJson(value: unknown): string {
  try {
    return JSON.stringify(value) ?? "";
  } catch {
    // A cycle can't be logged as JSON.
    return "";
  }
}
