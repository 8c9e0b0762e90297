import { execFileSync, spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { NASTY } from "./nasty-documents.ts";
import { PING, Project } from "../support/project.ts";

/** The result of a process, and its peak memory in MB. */
interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly memory: number;
}

/** In seconds: more than any of these documents may take on a busy machine. */
const PATIENCE = 60;

/** Runs a command as its users do. One that does not end in time is killed, and has no exit code. */
function run(project: Project, ...args: readonly string[]): Promise<Ended> {
  const node = [process.execPath, "--import", import.meta.resolve("tsx"), repositoryPath("scripts/cli.ts"), ...args];
  const child = spawn("sh", ["-c", 'exec "$@" 2>&1', "sh", ...node], {
    cwd: project.folder,
    timeout: PATIENCE * 1000,
    killSignal: "SIGKILL",
  });
  let output = "";
  let memory = 0;
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => (output += chunk));
  const timer = setInterval(() => (memory = Math.max(memory, residentMemory(child.pid))), 100);
  return new Promise((resolve) => {
    child.on("close", (code) => {
      clearInterval(timer);
      resolve({ code, output, memory });
    });
  });
}

test.each(Object.entries(NASTY))(
  "%s is generated, or refused with its name, in bounded time and memory",
  async (name, text) => {
    const project = await Project.create({ [`specs/${name}`]: text });
    await project.remove("redocly.yaml");
    const { code, output, memory } = await run(project, "generate");
    expect([0, 1], output).toContain(code);
    if (code === 1) expect(output).toMatch(new RegExp(`^specs/${name.replace(".", "\\.")}:\\d+:\\d+ {2}.+`, "m"));
    // If the time limit was reached, a step is unbounded.
    expect(output).not.toMatch(/\((limit|internal)\)/);
    expect(memory).toBeLessThan(700);
  },
  (PATIENCE + 5) * 1000,
);

/** All of them in one project, with other versions of them in git. */
async function projectWithAll(): Promise<Project> {
  const files = Object.entries(NASTY).map(([name, text]): [string, string] => {
    const [stem = "", ending = ""] = name.split(".");
    return [`specs/${stem}-${ending}.${ending}`, text];
  });
  const project = await Project.create(Object.fromEntries(files.map(([path]) => [path, PING])));
  const git = (...args: readonly string[]) => execFileSync("git", args, { cwd: project.folder });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=a", "-c", "user.email=a@b.test", "commit", "--quiet", "--message", "First");
  for (const [path, text] of files) await project.write(path, text);
  return project;
}

test.each([
  ["check", "--json"],
  ["lint", "--json"],
  ["diff", "--json"],
  ["mock", "specs", "--port", "0"],
])(
  "revokit %s of all of them together ends, with an exit code",
  async (...args) => {
    const { code, output } = await run(await projectWithAll(), ...args);
    expect(code, output.slice(0, 2000)).toBe(1);
    expect(output).toMatch(/specs\/[\w-]+\.(json|yaml)/);
    expect(output).not.toMatch(/\((limit|internal)\)|"rule":"(limit|internal)"/);
  },
  (PATIENCE + 5) * 1000,
);

/** In MB; undefined if the process has already ended. */
function residentMemory(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
