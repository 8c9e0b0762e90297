import { basename, resolve } from "node:path";
import { CONFIG_NAMES } from "../config/load-config.ts";
import { isUrl } from "../files/is-url.ts";
import { isSpecName } from "../find/specs.ts";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../threads/runners.ts";
import { FileChanges, modified } from "../watch/file-changes.ts";
import { fail } from "./failure.ts";
import { MissingInputError } from "./missing-input-error.ts";
import { generateAndReport } from "./generate-and-report.ts";
import { NOTHING_WRITTEN } from "./report-error.ts";

/** Generates again whenever a file of the last run changes. Ends with the process. */
export async function watch(read: () => Promise<readonly GenerateRequest[]>, threads: Threads): Promise<void> {
  const changes = new FileChanges();
  let followed: Read = { files: new Set(), folders: new Set() };
  let fresh = Date.now();
  for (;;) {
    const start = changes.begin();
    if ([...followed.files].some((file) => isModule(file) && modified(file) >= fresh)) {
      await Promise.all([threads.lint.endIdle(), threads.format.endIdle()]);
      fresh = start;
    }
    followed = await runOnce(read, threads, followed);
    changes.follow({ ...followed, isEntry: isSpecName }, start);
    await changes.next();
  }
}

/** Whether a thread may have imported the file: it would not do so again. A manifest stands for the modules of its package. */
function isModule(file: string): boolean {
  return /\.[cm]?[jt]s$/.test(file) || basename(file) === "package.json";
}

/** What a run read, or would have read. */
interface Read {
  readonly files: ReadonlySet<string>;
  readonly folders: ReadonlySet<string>;
}

/**
 * Replaces the last run's output by this run's. If a run fails before it has its requests, the files of the last run stay
 * watched.
 */
async function runOnce(read: () => Promise<readonly GenerateRequest[]>, threads: Threads, last: Read): Promise<Read> {
  const files = new Set([...CONFIG_NAMES, "redocly.yaml"].map((name) => resolve(name)));
  let requests: readonly GenerateRequest[] | undefined;
  if (process.stdout.isTTY) console.clear();
  try {
    requests = await read();
    for (const file of requests.flatMap(filesOf)) files.add(file);
    const onRead = (paths: readonly string[]) =>
      paths.filter((path) => !isUrl(path)).forEach((path) => files.add(path));
    await generateAndReport(
      requests.map((request) => ({ ...request, onRead })),
      threads,
      false,
    );
    console.log("Up to date. Waiting for a change …");
  } catch (error) {
    fail(error, false, NOTHING_WRITTEN);
    console.log("Waiting for a change …");
    if (error instanceof MissingInputError) files.add(error.path);
  }
  if (requests === undefined) return { files: new Set([...last.files, ...files]), folders: last.folders };
  return { files, folders: new Set(requests.flatMap(foldersOf)) };
}

/** The files that a request names. */
function filesOf({ input, configFiles = [], lint }: GenerateRequest): string[] {
  const documents = input.flatMap((source) => ("folder" in source || source.text !== undefined ? [] : [source.file]));
  return [...configFiles, ...(lint.config === undefined ? [] : [lint.config]), ...documents];
}

function foldersOf({ input }: GenerateRequest): string[] {
  return input.flatMap((source) => ("folder" in source ? [source.folder] : []));
}
