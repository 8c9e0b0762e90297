import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { writeCommandOptionsPage } from "../../docs/command-options-page.ts";
import { writeOptionsPage } from "../../docs/options-page.ts";
import type { CallOptions, ClientOptions, RetryOptions } from "../../src/options.ts";
import { repositoryPath } from "../support/repository.ts";

const page = repositoryPath("docs/guide/options.md");

test("the guide's page of options matches the declarations: if not, run this test with -u", async () => {
  await expect(await writeOptionsPage()).toMatchFileSnapshot(page);
});

test("the guide's page of command options matches the declarations: if not, run this test with -u", async () => {
  await expect(await writeCommandOptionsPage()).toMatchFileSnapshot(repositoryPath("docs/guide/command-options.md"));
});

/** The compiler rejects this list if an option of the three interfaces is missing; the others are listed by hand. */
const NAMES: Record<keyof (ClientOptions & CallOptions & RetryOptions) | "idempotencyKey" | "parseAs" | "agent", true> =
  {
    agent: true,
    allowInsecureHosts: true,
    attempts: true,
    attemptTimeout: true,
    baseDelay: true,
    baseUrl: true,
    budget: true,
    budgetPerCall: true,
    fetch: true,
    fetchMayResend: true,
    headers: true,
    idempotencyKey: true,
    idleTimeout: true,
    maxDelay: true,
    maxResponseBytes: true,
    maxRetryAfter: true,
    onEvent: true,
    parseAs: true,
    retry: true,
    signal: true,
    timeout: true,
    token: true,
  };

test.each(Object.keys(NAMES))("the page has a row for the option %s", (name) => {
  expect(readFileSync(page, "utf8")).toMatch(new RegExp(`^\\| \`${name}\` +\\| \\S`, "m"));
});
