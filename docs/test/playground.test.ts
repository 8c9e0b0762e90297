import type { Page } from "playwright-core";
import { expect, inject, test } from "vitest";
import { useBrowser, visit } from "./visit.ts";

const site = inject("url");
useBrowser();

test.each([
  { api: "kirim", failure: "nothing", times: "1", classes: ["applied"], outcome: "applied", server: "once" },
  {
    api: "kirim",
    failure: "reset-after",
    times: "1",
    classes: ["maybe", "rejected"],
    outcome: "unknown",
    server: "once",
  },
  {
    api: "natural",
    failure: "reset-after",
    times: "1",
    classes: ["maybe", "applied"],
    outcome: "applied",
    server: "once",
  },
  {
    api: "kirim",
    failure: "status-500",
    times: "9",
    classes: ["maybe", "maybe", "maybe"],
    outcome: "unknown",
    server: "not at all",
  },
  { api: "kirim", failure: "status-409", times: "9", classes: ["rejected"], outcome: "rejected", server: "not at all" },
  { api: "kirim", failure: "status-202", times: "1", classes: ["accepted"], outcome: "accepted", server: "not yet" },
  { api: "natural", failure: "slow-body", times: "1", classes: ["applied"], outcome: "applied", server: "once" },
])(
  "with $failure $times times, $api shows its attempts, and the outcome $outcome",
  async ({ api, failure, times, classes, outcome, server }) => {
    const { page, complaints } = await visit(`${site}playground.html`);
    await choose(page, failure === "nothing" ? [api, failure] : [api, failure, times]);
    await page.locator(".playground .ending").waitFor();
    const shown = await page.locator(".playground .steps .pill").allInnerTexts();
    expect(shown).toEqual(classes);
    expect(await page.locator(".playground .ending .pill").innerText()).toBe(outcome);
    expect(await page.locator(".playground .ending").innerText()).toContain(`The server carried it out: ${server}.`);
    expect(complaints).toEqual([]);
  },
);

test("each step is drawn as it happens, before the call ends", async () => {
  const { page } = await visit(`${site}playground.html`);
  await choose(page, ["kirim", "status-500", "9"]);
  await page.getByText("Attempt 1: status 500").waitFor();
  expect(await page.locator(".playground .ending").count()).toBe(0);
  await page.locator(".playground .ending").waitFor();
});

/** Chooses the API, the failure and how often, and makes the call. */
async function choose(page: Page, values: readonly string[]): Promise<void> {
  const selects = page.locator(".playground select");
  await selects.first().waitFor();
  for (const [index, value] of values.entries()) await selects.nth(index).selectOption(value);
  await page.locator(".playground").getByRole("button").click();
}
