import { expect, test } from "vitest";
import manifest from "../../package.json" with { type: "json" };
import { createCommands } from "../../src/cli/commands.ts";
import { UsageError } from "../../src/usage-error.ts";

const program = createCommands(() => undefined);

test.each([program, ...program.commands])(
  "$_name has help that fits 80 columns, without obvious defaults",
  (command) => {
    const lines: string[] = [];
    command.configureOutput({ writeOut: (text) => lines.push(...text.split("\n")), getOutHelpWidth: () => 80 });
    command.outputHelp();
    expect(lines[0]).toMatch(/^Usage: revokit-bulk/);
    expect(lines.filter((line) => line.length > 80)).toEqual([]);
    expect(lines.join("\n")).not.toMatch(/default: false/);
  },
);

test.each([
  ["--store", ["status", "--store", ""]],
  ["--job", ["forget", "--store", "jobs", "--yes", "--job="]],
  ["--ledger", ["run", "kirim.revokeSetupLink", "--input", "rows.csv", "--ledger", ""]],
])("an empty %s, as of an unset variable, is a usage error", async (option, args) => {
  const run = createCommands(() => undefined).parseAsync(args, { from: "user" });
  await expect(run).rejects.toThrow(new UsageError(`${option} is empty: leave it out, or give it a value.`));
});

test("--version prints the version of the package", () => {
  expect(program.version()).toBe(manifest.version);
});
