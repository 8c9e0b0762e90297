import { expect, test } from "vitest";
import { drawOutcomes } from "../../docs/picture/draw.ts";
import { rows } from "../../docs/picture/rows.ts";
import { repositoryPath } from "../support/repository.ts";

test("the picture of the outcomes matches the transport: if not, run this test with -u", async () => {
  await expect(drawOutcomes()).toMatchFileSnapshot(repositoryPath("docs/guide/outcomes.svg"));
});

test("the picture's rows are in order of precedence", () => {
  expect(rows().map((row) => `${row.class} → ${row.outcome}`)).toEqual([
    "applied → applied",
    "accepted → accepted",
    "maybe → unknown",
    "rejected → rejected",
    "throttled → rejected",
    "not_sent → not_sent",
  ]);
});
