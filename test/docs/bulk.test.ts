import { readFileSync } from "node:fs";
import { PassThrough } from "node:stream";
import { expect, test } from "vitest";
import { AFTER_ATTEMPT } from "../../bulk/src/rows/decisions.ts";
import { EXIT_CODES } from "../../bulk/src/cli/exit-code.ts";
import { createCommands } from "../../bulk/src/cli/commands.ts";
import { formatOf } from "../../bulk/src/ledger/write-ledger.ts";
import { drawRowStates } from "../../docs/picture/row-states.ts";
import { repositoryPath } from "../support/repository.ts";

const guide = readFileSync(repositoryPath("docs/guide/bulk.md"), "utf8");

test("the picture of a row's states is drawn from the code", async () => {
  await expect(drawRowStates()).toMatchFileSnapshot(repositoryPath("docs/guide/bulk.svg"));
});

const ENDINGS = {
  settle: "its outcome is recorded",
  retry: "it waits to be sent again",
  stop: "the job is paused, the row waits",
  send: "it is sent",
};

test("the guide's table of what follows an attempt matches the code", () => {
  const rows = AFTER_ATTEMPT.map(({ when, then }) => `${when}: ${ENDINGS[then]}`);
  const [, table = ""] = /<!-- rules -->\n\n(.*?)\n\n<!-- \/rules -->/s.exec(guide) ?? [];
  const documented = [...table.matchAll(/^\| (?!the attempt|---)(.+?) +\| (.+?) +\|$/gm)].map(
    ([, when, then]) => `${when}: ${then}`,
  );
  expect(documented).toEqual(rows);
});

test("the guide's table of exit codes matches the code", () => {
  const [, table = ""] = /<!-- exit codes -->\n\n(.*?)\n\n<!-- \/exit codes -->/s.exec(guide) ?? [];
  const documented = [...table.matchAll(/^\| (\d+) +\| (.+?) +\|$/gm)].map(([, code, meaning]) => `${code} ${meaning}`);
  expect(documented).toEqual(EXIT_CODES.map(({ code, meaning }) => `${code} ${meaning}`));
});

test("the guide lists the commands, and the columns of the ledger in their order", async () => {
  const firstCells = (heading: string) => {
    const [, section = ""] = new RegExp(`^### ${heading}\n(.*?)^##`, "ms").exec(guide) ?? [];
    return [...section.matchAll(/^\| (`.+?) +\|/gm)].flatMap(([, cell = ""]) =>
      [...cell.matchAll(/`(\w+)/g)].map(([, name]) => name),
    );
  };
  const commands = createCommands(() => undefined).commands.map((command) => command.name());
  expect(firstCells("Commands").toSorted()).toEqual(commands.toSorted());

  const written = new PassThrough();
  await formatOf("ledger.csv")(rowsOf(), written);
  expect(firstCells("The ledger")).toEqual(
    String(await written.toArray())
      .trim()
      .split(","),
  );
});

async function* rowsOf() {
  // None: the header alone is written.
}

test("the README names every exit code", () => {
  const readme = readFileSync(repositoryPath("bulk/README.md"), "utf8");
  for (const { code } of EXIT_CODES) expect(readme).toContain(`\`${code}\``);
});
