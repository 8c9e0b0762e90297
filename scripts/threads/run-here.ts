import type { createLintRunner } from "../lint/run-lint-task.ts";
import type { Threads } from "./runners.ts";

/** Runs everything on this thread: for tests, and where one document is compiled once. */
export function runHere(): Threads {
  let lint: Promise<ReturnType<typeof createLintRunner>> | undefined;
  const loadLint = async () => (await import("../lint/run-lint-task.ts")).createLintRunner();
  return {
    count: 0,
    lint: {
      run: async (task, _, onPart) => (await (lint ??= loadLint()))(task, onPart),
      endIdle: () => Promise.resolve(),
    },
    compile: {
      run: async (task, _, onPart) => (await import("../compile/run-compile-task.ts")).runCompileTask(task, onPart),
    },
    types: {
      run: async (task, _, onPart) => onPart((await import("../compile/run-types-task.ts")).runTypesTask(task)),
    },
    format: {
      run: async (task, _, onPart) => onPart(await (await import("../format/formatter.ts")).formatSources(task)),
      endIdle: () => Promise.resolve(),
    },
    describe: {
      run: async (task, _, onPart) =>
        onPart(await (await import("../describe/run-describe-task.ts")).runDescribeTask(task)),
    },
    diff: {
      run: async (task, _, onPart) => onPart(await (await import("../diff/diff-task.ts")).runDiff(task)),
    },
    prepare: () => undefined,
    close: () => Promise.resolve(),
  };
}
