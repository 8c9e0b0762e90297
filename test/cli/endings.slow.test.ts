import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { readdir } from "node:fs/promises";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { PING, Project } from "../support/project.ts";
import { repositoryPath } from "../support/repository.ts";

/** A project whose code is stale, and whose document has broken its contract since the last commit. */
async function staleProject(): Promise<Project> {
  const project = await Project.create({ "specs/ping.yaml": PING });
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project.folder });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=a", "-c", "user.email=a@b.test", "commit", "--quiet", "--message", "First");
  await project.replace("specs/ping.yaml", "/ping:", "/pong:");
  return project;
}

interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly output: string;
}

/** In milliseconds. Generous, since a busy machine makes commands slow: `ulimit` limits their processor time. */
const TIME_LIMIT = 300_000;

/** Starts a command in a shell, so that its streams can be redirected. `$REVOKIT` is the command. */
function shell({ folder }: Project, line: string, env: NodeJS.ProcessEnv = {}) {
  const revokit = `${process.execPath} --import ${import.meta.resolve("tsx")} ${repositoryPath("scripts/cli.ts")}`;
  const child = spawn("bash", ["-o", "pipefail", "-c", `ulimit -t 30; ${line.replaceAll("$REVOKIT", revokit)}`], {
    cwd: folder,
    env: { ...process.env, NO_COLOR: "1", ...env },
    timeout: TIME_LIMIT,
    killSignal: "SIGKILL",
  });
  let output = "";
  for (const stream of [child.stdout, child.stderr]) stream.on("data", (chunk) => (output += String(chunk)));
  const ended = once(child, "close").then(([code, signal]): Ended => ({ code, signal, output }));
  return { child, ended };
}

const run = (project: Project, line: string, env?: NodeJS.ProcessEnv) => shell(project, line, env).ended;

/** Each command, with the exit code that it has in a stale project. */
const COMMANDS = [
  ["check", 1],
  ["lint --json", 0],
  ["diff", 1],
  ["generate --out out", 0],
  ["conformance specs/ping.yaml --dry-run", 0],
] as const;

describe.each(COMMANDS)("revokit %s", (command, code) => {
  test(
    "has its exit code even if nobody reads its output",
    async () => {
      const ended = await run(await staleProject(), `$REVOKIT ${command} 2>&1 | true`);
      expect(ended).toMatchObject({ code, output: "" });
    },
    TIME_LIMIT,
  );

  test(
    "fails if its output can't be written",
    async () => {
      const ended = await run(await staleProject(), `$REVOKIT ${command} > /dev/full 2> /dev/full`);
      expect(ended).toMatchObject({ code: 2, output: "" });
    },
    TIME_LIMIT,
  );
});

test.each([
  ["an --out that is a file", "generate --out taken", /taken/],
  ["an --out below a file", "generate --out taken/more", /taken/],
  ["an --out that is full", "generate --out /dev/full", /\/dev\/full/],
  ["a report that can't be written", "conformance specs/ping.yaml --json /dev/full", /ENOSPC/],
  ["a report in no folder", "conformance specs/ping.yaml --junit none/report.xml", /none/],
])(
  "%s is an error that says so, with exit code 2",
  async (_, command, message) => {
    const project = await staleProject();
    await project.write("taken", "mine");
    const ended = await run(project, `$REVOKIT ${command}`);
    expect(ended).toMatchObject({ code: 2, output: expect.stringMatching(message) });
    expect(await readdir(project.folder)).toContain("taken");
  },
  TIME_LIMIT,
);

test.each([
  { HOME: "/nonexistent" },
  { HOME: undefined, XDG_CACHE_HOME: "/dev/null" },
  { LC_ALL: "tr_TR.UTF-8", LANG: "tr_TR.UTF-8", TZ: "Pacific/Kiritimati" },
  { LC_ALL: "nonsense", TZ: "No/Where", TERM: "" },
  { TMPDIR: "/nonexistent" },
])(
  "the environment %j changes nothing",
  async (env) => {
    const project = await staleProject();
    expect(await run(project, "$REVOKIT generate && $REVOKIT check && $REVOKIT lint", env)).toMatchObject({ code: 0 });
  },
  TIME_LIMIT,
);

test.each(["SIGINT", "SIGTERM"] as const)(
  "a %s ends each command at once, and the next run cleans up",
  async (signal) => {
    const project = await staleProject();
    for (const [command] of COMMANDS) {
      for (const delay of [50, 900]) {
        const { child, ended } = shell(project, `exec $REVOKIT ${command}`);
        const timer = setTimeout(() => child.kill(signal), delay);
        const result = await ended;
        clearTimeout(timer);
        expect(result.signal === signal || result.code !== null, JSON.stringify(result)).toBe(true);
        expect(result.signal).not.toBe("SIGKILL");
      }
    }
    expect(await run(project, "$REVOKIT generate --out out && $REVOKIT check --out out")).toMatchObject({ code: 0 });
    expect(
      (await readdir(join(project.folder, "out"), { recursive: true })).filter((name) => /tmp/.test(name)),
    ).toEqual([]);
  },
  2 * TIME_LIMIT,
);
