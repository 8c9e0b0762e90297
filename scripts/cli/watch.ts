import { statSync } from "node:fs";
import { resolve } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { CONFIG_NAMES } from "../config/load-config.ts";
import { isSpecName } from "../find/specs.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../runners.ts";
import { WatchedFiles } from "../watch/watched-files.ts";
import { fail } from "./failure.ts";
import { generateAndReport } from "./generate-and-report.ts";
import { NOTHING_WRITTEN } from "./report.ts";

/** In milliseconds: editors save in several steps, and a checkout touches many files. */
const QUIET = 15;

/** Generates again whenever a file changes that the last run read. Ends with the process. */
export async function watch(read: () => Promise<readonly GenerateRequest[]>, threads: Threads): Promise<void> {
  let changes = 0;
  let wake = (): void => undefined;
  const onChange = (): void => {
    changes += 1;
    wake();
  };
  const watched = new WatchedFiles(onChange);
  for (;;) {
    const [seen, start] = [changes, Date.now()];
    const run = await runOnce(read, threads);
    const added = watched.follow({ ...run, isEntry: isSpecName });
    // What was changed while it was read, before it was followed.
    if (added.some((file) => modified(file) >= start)) onChange();
    if (changes === seen) {
      await new Promise<void>((resume) => {
        wake = resume;
      });
    }
    await settle(() => changes);
  }
}

/** Shows what a run has to say in place of what the last one had. Returns what it read. */
async function runOnce(read: () => Promise<readonly GenerateRequest[]>, threads: Threads) {
  const files = new Set([...CONFIG_NAMES, "redocly.yaml"].map((name) => resolve(name)));
  const folders = new Set<string>();
  if (process.stdout.isTTY) console.clear();
  try {
    const requests = await read();
    for (const { input, settings = [], lint } of requests) {
      for (const file of settings) files.add(file);
      if (lint.config !== undefined) files.add(lint.config);
      for (const source of input) {
        if ("folder" in source) folders.add(source.folder);
        else if (source.text === undefined) files.add(source.file);
      }
    }
    const onRead = (paths: readonly string[]) =>
      paths.filter((path) => !URL.canParse(path)).forEach((path) => files.add(path));
    await generateAndReport(
      requests.map((request) => ({ ...request, onRead })),
      threads,
      false,
    );
    console.log("Up to date. Waiting for a change …");
  } catch (error) {
    fail(error, false, NOTHING_WRITTEN);
    console.log("Waiting for a change …");
  }
  return { files, folders };
}

function modified(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

/** Waits until a burst of changes is over. */
async function settle(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count();
    await pause(QUIET);
  }
}
