import { spawn } from "node:child_process";
import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { NASTY } from "./nasty-documents.ts";
import { Project } from "./project.ts";

/** What a process did, and how many MB of memory it had at most. */
interface Ended {
  readonly code: number | null;
  readonly output: string;
  readonly memory: number;
}

/** In seconds: more than any of these documents may take on a busy machine. */
const PATIENCE = 60;

/** Runs a command as its users do. Whatever is not over in time is killed, and has no exit code. */
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
    // A limit that had to be drawn is a step that is not bounded.
    expect(output).not.toMatch(/\((limit|internal)\)/);
    expect(memory).toBeLessThan(700);
  },
  (PATIENCE + 5) * 1000,
);

test.each(["check", "lint"])(
  "revokit %s of all of them together ends, with an exit code",
  async (command) => {
    const project = await Project.create(
      Object.fromEntries(
        Object.entries(NASTY).map(([name, text]) => [`specs/${name.replace(".", "-")}.${name.split(".")[1]}`, text]),
      ),
    );
    const { code, output } = await run(project, command, "--json");
    expect(code, output.slice(0, 2000)).toBe(1);
  },
  (PATIENCE + 5) * 1000,
);

/** In MB; none where the process is gone already. */
function residentMemory(pid: number | undefined): number {
  try {
    return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1] ?? 0) / 1024;
  } catch {
    return 0;
  }
}
