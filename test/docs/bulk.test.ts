import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { AFTER_ATTEMPT } from "../../bulk/src/rows/decisions.ts";
import { EXIT_CODES } from "../../bulk/src/cli/exit-code.ts";
import { drawRowStates } from "../../docs/picture/row-states.ts";
import { repositoryPath } from "../support/repository.ts";

test("the picture of a row's states is drawn from the code", async () => {
  await expect(drawRowStates()).toMatchFileSnapshot(repositoryPath("docs/guide/bulk.svg"));
});

const ENDINGS = {
  settle: "its outcome is recorded",
  repeat: "it waits to be sent again",
  stop: "the job is paused, the row waits",
  send: "it is sent",
};

test("the guide's table of what follows an attempt matches the code", () => {
  const rows = AFTER_ATTEMPT.map(({ when, then }) => `${when}: ${ENDINGS[then]}`);
  const guide = readFileSync(repositoryPath("docs/guide/bulk.md"), "utf8");
  const [, table = ""] = /<!-- rules -->\n\n(.*?)\n\n<!-- \/rules -->/s.exec(guide) ?? [];
  const documented = [...table.matchAll(/^\| (?!the attempt|---)(.+?) +\| (.+?) +\|$/gm)].map(
    ([, when, then]) => `${when}: ${then}`,
  );
  expect(documented).toEqual(rows);
});

test("the README names every exit code", () => {
  const readme = readFileSync(repositoryPath("bulk/README.md"), "utf8");
  for (const { code } of EXIT_CODES) expect(readme).toContain(`\`${code}\``);
});
