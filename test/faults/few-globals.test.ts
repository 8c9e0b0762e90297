import { createContext, runInContext } from "node:vm";
import { build } from "esbuild";
import { expect, test } from "vitest";
import { link } from "../support/examples.ts";
import { repositoryPath } from "../support/repository.ts";

const { outputFiles } = await build({
  entryPoints: [repositoryPath("src/kirim.ts")],
  alias: { "#platform": repositoryPath("src/platform.ts") },
  bundle: true,
  format: "iife",
  globalName: "revokit",
  write: false,
});

/** What React Native and its usual polyfills have: no `DOMException`, no `ReadableStream`, no `process`. */
const { AbortController, atob, Blob, Headers, performance, Request, Response, TextDecoder, TextEncoder, URL } =
  globalThis;
const globals = { AbortController, atob, Blob, Headers, performance, Request, Response, TextDecoder, TextEncoder, URL };

/** Calls Kirim on a platform with few globals, where a `fetch` like React Native's answers. */
async function callOnFewGlobals(fetch: () => Promise<object>): Promise<unknown> {
  const context = createContext({ ...globals, setTimeout, clearTimeout, fetch, link });
  runInContext(outputFiles.map(({ text }) => text).join(), context);
  const program = `revokit
    .createKirim({ token: "key_0123456789", retry: { attempts: 1 }, attemptTimeout: 50 })
    .revokeSetupLink(link)
    .catch((error) => error)`;
  const settled: unknown = await runInContext(program, context);
  return settled;
}

const answer = (status: number, type: string, text: string) => async () => ({
  status,
  headers: new Headers({ "content-type": type }),
  text: async () => text,
});

test.each([
  ["a success", answer(200, "application/json", "{}"), { ok: true, outcome: "applied" }],
  [
    "an undocumented response",
    answer(502, "text/html", "<p>"),
    { name: "UnexpectedResponseError", outcome: "unknown" },
  ],
  ["a failed connection", () => Promise.reject(new TypeError("no")), { name: "ConnectionError", outcome: "unknown" }],
  ["no response in time", () => new Promise<never>(() => {}), { name: "TimeoutError", outcome: "unknown" }],
])("on a platform with few globals, %s is told as elsewhere", async (_, fetch, expected) => {
  expect(await callOnFewGlobals(fetch)).toMatchObject(expected);
});
