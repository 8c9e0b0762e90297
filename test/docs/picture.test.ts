import { expect, test } from "vitest";
import { drawOutcomes, NARROW, WIDE } from "../../docs/picture/draw.ts";
import { rows } from "../../docs/picture/rows.ts";
import { repositoryPath } from "../support/repository.ts";

test.each([
  { file: "outcomes.svg", layout: NARROW },
  { file: "outcomes-wide.svg", layout: WIDE },
])("the picture $file matches the transport: if not, run this test with -u", async ({ file, layout }) => {
  await expect(drawOutcomes(layout)).toMatchFileSnapshot(repositoryPath(`docs/guide/${file}`));
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
