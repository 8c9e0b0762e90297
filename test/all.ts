import { spawn } from "node:child_process";
import { performance } from "node:perf_hooks";
import { UsageError } from "revokit/toolkit";
import { createProgram, runProgram } from "../scripts/cli/program.ts";
import { repositoryPath } from "./support/repository.ts";

/** The parts of `npm run test:all` in order, each with its description and its command lines. */
const PARTS: Readonly<Record<string, readonly string[]>> = {
  lint: ["npm run lint", "npm run typecheck"],
  test: ["npm test"],
  slow: ["npx vitest run --config vitest.slow.config.ts"],
  package: ["npm ci --prefix test/consumers", "npx vitest run --config vitest.package.config.ts"],
  corpus: ["npm ci --ignore-scripts --prefix test/corpus", "npx vitest run --config vitest.corpus.config.ts"],
  runtimes: ["npm ci --ignore-scripts --prefix test/runtimes", "npx tsx test/runtimes/run.ts"],
  servers: [
    "npm ci --ignore-scripts --prefix test/servers",
    "npm --prefix test/servers run typecheck",
    "npx tsx --tsconfig tsconfig.json test/servers/run.ts",
  ],
  "second-opinions": [
    "npm ci --ignore-scripts --prefix test/second-opinions",
    "npm --prefix test/second-opinions run typecheck",
    "npx vitest run --config vitest.second-opinions.config.ts",
  ],
  docs: [
    "npm ci --ignore-scripts --prefix docs",
    "npm --prefix docs run typecheck",
    "npx vitest run --config vitest.docs.config.ts",
  ],
  faults: ["npx tsx test/fault-injection/main.ts"],
  jobs: ["npx tsx examples/crash-safe-job/main.ts"],
};

/** Parts that run only if they are named. */
const MORE: Readonly<Record<string, readonly string[]>> = {
  coverage: ["npx vitest run --config vitest.coverage.config.ts"],
  mutants: [
    "npm ci --prefix test/mutation",
    "test/mutation/node_modules/.bin/stryker run test/mutation/stryker.config.json",
  ],
};

const KNOWN: typeof PARTS = { ...PARTS, ...MORE };

const program = createProgram("npm run test:all --", "Runs all checks and tests, or the parts that are named")
  .argument("[parts...]", `${Object.keys(PARTS).join(", ")}; only where named: ${Object.keys(MORE).join(", ")}`)
  .action(async (parts) => {
    const unknown = parts.find((name) => !Object.hasOwn(KNOWN, name));
    if (unknown !== undefined) {
      throw new UsageError(
        `There is no part ${JSON.stringify(unknown)}: name some of ${Object.keys(KNOWN).join(", ")}.`,
      );
    }
    process.exitCode = await runParts(parts.length === 0 ? Object.keys(PARTS) : parts);
  });
await runProgram(program, process.argv.slice(2));

/** Runs parts one after another, and stops at the first that fails. Returns its exit code. */
async function runParts(parts: readonly string[]): Promise<number> {
  for (const part of parts) {
    const start = performance.now();
    for (const line of KNOWN[part] ?? []) {
      console.log(`\n${part}: ${line}`);
      const code = await runLine(line);
      if (code !== 0) {
        console.error(`${part} failed: ${line}`);
        return code;
      }
    }
    console.log(`${part} passed in ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
  return 0;
}

function runLine(line: string): Promise<number> {
  const [command = "", ...args] = line.split(" ");
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd: repositoryPath("."), stdio: "inherit" });
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}
