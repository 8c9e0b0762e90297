import { openThreads } from "../threads.ts";
import { fail } from "./failure.ts";
import type { Tools } from "./tools.ts";

interface Command {
  readonly summary: string;
  /** Loaded when it is run, so that a command costs nothing to the others. */
  readonly load: () => Promise<{ readonly run: (args: readonly string[], tools: Tools) => Promise<void> }>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  generate: { summary: "Compiles specs into TypeScript", load: () => import("./generate.ts") },
  check: { summary: "Says whether the generated code is up to date", load: () => import("./check.ts") },
  lint: { summary: "Says what is wrong with specs", load: () => import("./lint.ts") },
  diff: { summary: "Says what a change of specs means for callers", load: () => import("./diff.ts") },
  mock: {
    summary: "Serves a mock of the APIs over HTTP",
    load: () => import("./mock.ts"),
  },
};

const HELP = `Usage: revokit <command> [options]

${Object.entries(COMMANDS)
  .map(([name, { summary }]) => `  ${name.padEnd(10)} ${summary}`)
  .join("\n")}

revokit <command> --help tells more.
`;

/** Runs the command that the arguments name, and sets the exit code. */
export async function main(
  [name = "--help", ...args]: readonly string[],
  tools: Tools = { openThreads },
): Promise<void> {
  const command = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined;
  if (command !== undefined) {
    await runLoaded(command, args, tools);
  } else if (name === "--help" || name === "-h") {
    process.stdout.write(HELP);
  } else {
    console.error(`There is no command ${JSON.stringify(name)}.\n\n${HELP}`);
    process.exitCode = 2;
  }
}

async function runLoaded({ load }: Command, args: readonly string[], tools: Tools): Promise<void> {
  try {
    const { run } = await load();
    await run(args, tools);
  } catch (error) {
    fail(error, false);
  }
}
