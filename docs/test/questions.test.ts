import { expect, inject, test } from "vitest";
import type { Page } from "playwright-core";
import { FIRST_RESULTS } from "./first-results.ts";
import { useBrowser, visit } from "./visit.ts";

const site = inject("url");
useBrowser();

/** A new reader's question, the search that they would type, and the words that answer it. */
const QUESTIONS = [
  { question: "Did my call happen when the connection broke?", search: "connection reset", answer: "maybe" },
  {
    question: "What do I do after unknown?",
    search: "unknown",
    answer: "The API can show the resource",
  },
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
  { question: "What is retried, and what never?", search: "what is retried", answer: "without an idempotency key" },
  { question: "How do I lose a response in a test?", search: "lose a response in a test", answer: "reset=after" },
  { question: "How do I start with my own document?", search: "own document", answer: "npx revokit generate" },
  { question: "How do I use it with TanStack Query?", search: "TanStack", answer: "mutationOptions" },
] as const;

/** Questions from a reader who had only the site, each with the section that answers it. */
const STRANGERS_QUESTIONS = [
  { question: "Does it run in a browser?", search: "browser", section: "requirements.html#in-a-browser" },
  { question: "What about CORS?", search: "CORS", section: "requirements.html#in-a-browser" },
  {
    question: "How do I turn retries off for one call?",
    search: "turn off retries for one call",
    section: "retries-and-time.html#turning-retries-off",
  },
  { question: "How does it go through our proxy?", search: "proxy", section: "requirements.html#behind-a-proxy" },
  { question: "What is the license?", search: "license", section: "license-and-versions.html#license" },
  { question: "Where is the changelog?", search: "changelog", section: "license-and-versions.html#changelog" },
  { question: "Is the API stable?", search: "stability", section: "license-and-versions.html#stability" },
  { question: "Where is the source?", search: "source repository", section: "license-and-versions.html#source" },
  {
    question: "How do I report a vulnerability?",
    search: "vulnerability",
    section: "license-and-versions.html#security",
  },
  { question: "How large is it?", search: "bundle size", section: "requirements.html#size-and-overhead" },
  { question: "How slow is it?", search: "overhead", section: "requirements.html#size-and-overhead" },
  { question: "Does it do OAuth?", search: "OAuth", section: "adding-an-api.html#authentication" },
  { question: "How do I log in?", search: "auth", section: "adding-an-api.html#authentication" },
  { question: "How do I upload a file?", search: "upload file", section: "adding-an-api.html#uploads-and-streams" },
  { question: "How do I stream a download?", search: "stream download", section: "retries-and-time.html#streams" },
  { question: "Does it page through lists?", search: "pagination", section: "adding-an-api.html#pagination" },
  { question: "How do I install it?", search: "installation", section: "quick-start.html#_1-start-the-mock" },
  { question: "What are the time-outs?", search: "time-out", section: "retries-and-time.html#three-limits-on-time" },
  { question: "How do I make the mock answer 429?", search: "mock 429", section: "command-line.html#the-mock" },
  { question: "What is left if nothing can be read?", search: "unknown", section: "outcomes.html#after-unknown" },
] as const;

/** The same, from a second reader. */
const SECOND_STRANGERS_QUESTIONS = [
  { question: "How do I make a first call?", search: "first call", section: "quick-start.html#_2-make-a-call" },
  { question: "And after unknown?", search: "after unknown", section: "outcomes.html#after-unknown" },
  {
    question: "How do I pass my own key?",
    search: "idempotencyKey option",
    section: "options.html#call-options",
  },
  {
    question: "What if the process dies during a call?",
    search: "crash mid-call",
    section: "idempotency.html#a-key-that-survives-a-crash",
  },
  { question: "Which exit codes are there?", search: "exit codes", section: "command-line.html#exit-codes" },
  { question: "How do I silence a rule?", search: "lint rules", section: "command-line.html#linting" },
  {
    question: "How do I compare two versions?",
    search: "compare two versions",
    section: "command-line.html#comparing",
  },
  {
    question: "Is the suite safe in production?",
    search: "conformance safe in production",
    section: "conformance.html#against-a-staging-or-production-server",
  },
  { question: "How many rows run at once?", search: "concurrency", section: "bulk.html#many-calls-bulk" },
  {
    question: "How do I branch on the outcomes?",
    search: "branch on outcomes",
    section: "quick-start.html#branching-on-the-outcome",
  },
  { question: "How do I cancel a call?", search: "cancel", section: "retries-and-time.html#cancelling-a-call" },
  { question: "How do I trust a CA of my own?", search: "custom CA", section: "requirements.html#a-custom-ca" },
  { question: "Does it work in a monorepo?", search: "monorepo", section: "command-line.html#configuration" },
  { question: "Does it run on Deno?", search: "Deno", section: "requirements.html#runtimes" },
  { question: "Can it throw?", search: "throw", section: "outcomes.html#exceptions-instead-of-values" },
  {
    question: "What becomes of an int64?",
    search: "int64",
    section: "adding-an-api.html#enums-numbers-and-dates",
  },
  { question: "How do I read events?", search: "server-sent events", section: "retries-and-time.html#streams" },
  {
    question: "How do I migrate?",
    search: "openapi-fetch migration",
    section: "from-openapi-fetch.html#what-changes",
  },
] as const;

/** The same, from a third reader. */
const THIRD_STRANGERS_QUESTIONS = [
  { question: "When does a key expire?", search: "key expires", section: "idempotency.html#how-long-a-key-lives" },
  { question: "Is there an expiry?", search: "expiry", section: "idempotency.html#how-long-a-key-lives" },
  {
    question: "Is a key bound to the credential?",
    search: "key per credential",
    section: "idempotency.html#whose-key-it-is",
  },
  {
    question: "What prevents charging twice?",
    search: "double charge",
    section: "idempotency.html#what-the-idempotency-key-does",
  },
  {
    question: "Does my bundler work?",
    search: "vite webpack",
    section: "requirements.html#bundlers-and-frameworks",
  },
  { question: "Does it work in Next.js?", search: "next.js", section: "recipes.html#next-js" },
  { question: "How do I upgrade?", search: "upgrade", section: "license-and-versions.html#upgrading" },
  { question: "How do I deploy it?", search: "deploy", section: "recipes.html#environments-and-deployment" },
  {
    question: "How do I switch between environments?",
    search: "environments",
    section: "recipes.html#environments-and-deployment",
  },
  {
    question: "What if the document has several servers?",
    search: "multiple servers",
    section: "adding-an-api.html#several-servers",
  },
  { question: "Does it speak HTTP/2?", search: "HTTP/2", section: "requirements.html#requirements" },
  {
    question: "Is it ESM or CommonJS?",
    search: "ESM CommonJS",
    section: "requirements.html#es-modules-and-commonjs",
  },
  { question: "What about CORS in a browser?", search: "browser CORS", section: "requirements.html#in-a-browser" },
  {
    question: "What does a 200 with malformed JSON do?",
    search: "malformed JSON 200",
    section: "quick-start.html#error-classes",
  },
  { question: "How do I resume a job?", search: "resume job", section: "bulk.html#resuming-a-paused-job" },
  { question: "What do I do after a crash?", search: "after a crash", section: "bulk.html#continuing-after-a-crash" },
  { question: "How do I stay below a rate limit?", search: "rate limit", section: "bulk.html#the-rate" },
  { question: "How do I refresh a token?", search: "token refresh", section: "adding-an-api.html#authentication" },
] as const;

/** A reader's words where the guide has others, and words with typos. */
// cspell:ignore idempotncy otucome conformnce
const OTHER_WORDS = [
  { search: "abort", section: "retries-and-time.html#cancelling-a-call" },
  { search: "csv", section: "bulk.html#many-calls-bulk" },
  { search: "postgres", section: "bulk.html#several-machines" },
  { search: "job queue", section: "bulk.html#several-machines" },
  { search: "stub", section: "command-line.html#the-mock" },
  { search: "fake server", section: "command-line.html#the-mock" },
  { search: "token", section: "adding-an-api.html#authentication" },
  { search: "api key", section: "adding-an-api.html#authentication" },
  { search: "429", section: "bulk.html#the-rate" },
  { search: "sse", section: "retries-and-time.html#streams" },
  { search: "retires", section: "retries-and-time.html#turning-retries-off" },
  { search: "idempotncy", section: "idempotency.html#what-the-idempotency-key-does" },
  { search: "otucome", section: "outcomes.html#outcomes" },
  { search: "conformnce", section: "conformance.html#conformance" },
].map((entry) => ({ question: `What about "${entry.search}"?`, ...entry }));

test.each([...STRANGERS_QUESTIONS, ...SECOND_STRANGERS_QUESTIONS, ...THIRD_STRANGERS_QUESTIONS, ...OTHER_WORDS])(
  "$question One search finds the section",
  async ({ search, section }) => {
    const { page } = await visit(site);
    await openSearch(page, search);
    expect((await firstThree(page)).map((address) => address.split("/guide/")[1])).toContain(section);
  },
);

test("what readers type finds the section that answers it first", async () => {
  const { page } = await visit(site);
  const found: Record<string, string | undefined> = {};
  await openSearch(page, "");
  for (const words of Object.keys(FIRST_RESULTS)) {
    await page.getByRole("searchbox").fill("");
    await expect.poll(() => page.getByRole("option").count()).toBe(0);
    await page.getByRole("searchbox").fill(words);
    const [first = ""] = await firstThree(page);
    found[words] = first.split("/guide/")[1];
  }
  expect(found).toEqual(FIRST_RESULTS);
}, 120_000);

test.each(["delete", "undo"])("for %s, the search finds the operation that revokes", async (words) => {
  const { page } = await visit(site);
  await openSearch(page, words);
  await expect.poll(() => page.getByRole("option").allInnerTexts()).toContainEqual(expect.stringMatching(/revoke/i));
});

test("a result shows the words around the match", async () => {
  const { page } = await visit(site);
  await openSearch(page, "changelog");
  await expect
    .poll(() => page.getByRole("option").first().locator(".excerpt").innerText())
    .toContain("The package has it as CHANGELOG.md");
});

test.each(QUESTIONS)("$question One search answers it", async ({ search, answer }) => {
  const { page } = await visit(site);
  await openSearch(page, search);
  const addresses = await firstThree(page);
  const texts: string[] = [];
  for (const address of addresses) texts.push(await textOf(page, new URL(address, site).href));
  expect(
    texts.some((text) => text.includes(answer)),
    addresses.join(", "),
  ).toBe(true);
});

async function openSearch(page: Page, words: string): Promise<void> {
  await page.getByRole("button", { name: "Search" }).first().click();
  await page.getByRole("searchbox").fill(words);
}

/** The addresses of the first three results, without the links in their texts. */
async function firstThree(page: Page): Promise<string[]> {
  const results = page.locator("[role=option] > a");
  await results.first().waitFor();
  return results.evaluateAll((links) => links.slice(0, 3).map((link) => link.getAttribute("href") ?? ""));
}

/** The text of a page, without its navigation. */
async function textOf(page: Page, address: string): Promise<string> {
  await page.goto(address);
  return page.locator("main").innerText();
}
