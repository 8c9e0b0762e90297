import { expect, inject, test } from "vitest";
import type { Page } from "playwright-core";
import { useBrowser, visit } from "./visit.ts";

const site = inject("url");
useBrowser();

/** What a new reader asks, what they would type into the search, and the words that answer. */
const QUESTIONS = [
  { question: "Did my call happen when the connection broke?", search: "connection reset", answer: "maybe" },
  { question: "What do I do after unknown?", search: "unknown", answer: /look before you|look at the resource/i },
  {
    question: "Why is a 409 not always a failure?",
    search: "409 success",
    answer: "this very call caused it",
  },
  { question: "How many times is a call tried?", search: "how many attempts", answer: "three attempts" },
  { question: "How do I turn retries off?", search: "turn retries off", answer: "attempts: 1" },
  { question: "How long does it wait between attempts?", search: "baseDelay", answer: "500 ms" },
  { question: "What does Retry-After do?", search: "Retry-After", answer: "Retry-After" },
  { question: "How do I make a job that survives a crash?", search: "survives a crash", answer: "idempotencyKey" },
  { question: "How long does a server remember a key?", search: "retention key", answer: "48 hours" },
  { question: "How do I test without a network?", search: "test without network", answer: "createMock()" },
  { question: "How do I stage a lost answer?", search: "stage failure reset after", answer: "reset=after" },
  { question: "How do I start the mock for another language?", search: "mock port", answer: "--port 4010" },
  {
    question: "How do I generate a client for my own API?",
    search: "generate own API",
    answer: "npx revokit generate",
  },
  { question: "What fails CI when the generated code is stale?", search: "check CI", answer: "revokit check" },
  { question: "Does a change of the document break callers?", search: "breaks callers", answer: "revokit diff" },
  { question: "Which Node versions work?", search: "Node.js version", answer: "20.19" },
  { question: "Does it work in Jest?", search: "Jest", answer: "experimental-vm-modules" },
  { question: "How do I revoke 100,000 links?", search: "hundred thousand", answer: "revokit-bulk run" },
  { question: "What if a bulk worker is killed?", search: "bulk worker killed", answer: "kill -9" },
  { question: "How do I use it with TanStack Query?", search: "TanStack", answer: "mutationOptions" },
] as const;

test.each(QUESTIONS)("$question One search answers it", async ({ search, answer }) => {
  const { page } = await visit(site);
  await page.getByRole("button", { name: "Search" }).first().click();
  await page.getByRole("searchbox").fill(search);
  const results = page.getByRole("option").getByRole("link");
  await results.first().waitFor();
  const addresses = await results.evaluateAll((links) =>
    links.slice(0, 3).map((link) => link.getAttribute("href") ?? ""),
  );
  const texts: string[] = [];
  for (const address of addresses) texts.push(await textOf(page, new URL(address, site).href));
  expect(
    texts.some((text) => (answer instanceof RegExp ? answer.test(text) : text.includes(answer))),
    addresses.join(", "),
  ).toBe(true);
});

/** The text of a page, without its navigation. */
async function textOf(page: Page, address: string): Promise<string> {
  await page.goto(address);
  return page.locator("main").innerText();
}
