import { resolve } from "node:path";
import { CONFIG_NAMES } from "../config/load-config.ts";
import { isSpecName } from "../find/specs.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../threads/runners.ts";
import { FileChanges } from "../watch/file-changes.ts";
import { fail } from "./failure.ts";
import { generateAndReport } from "./generate-and-report.ts";
import { NOTHING_WRITTEN } from "./report-error.ts";

/** Generates again whenever a file of the last run changes. Ends with the process. */
export async function watch(read: () => Promise<readonly GenerateRequest[]>, threads: Threads): Promise<void> {
  const changes = new FileChanges();
  for (;;) {
    const start = changes.begin();
    const run = await runOnce(read, threads);
    changes.follow({ ...run, isEntry: isSpecName }, start);
    await changes.next();
  }
}

/** Replaces the last run's output by this run's. Returns the files that it read. */
async function runOnce(read: () => Promise<readonly GenerateRequest[]>, threads: Threads) {
  const files = new Set([...CONFIG_NAMES, "redocly.yaml"].map((name) => resolve(name)));
  const folders = new Set<string>();
  if (process.stdout.isTTY) console.clear();
  try {
    const requests = await read();
    for (const { input, configFiles = [], lint } of requests) {
      for (const file of configFiles) files.add(file);
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
