import { watch as watchFolder } from "node:fs/promises";
import { dirname } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import type { GenerateRequest } from "../generate-request.ts";
import type { Threads } from "../runners.ts";
import { fail } from "./failure.ts";
import { generateAndReport } from "./generate-and-report.ts";
import { NOTHING_WRITTEN } from "./report.ts";

/** In milliseconds: editors save in several steps, and a checkout touches many files. */
const QUIET = 15;

/** Generates again whenever something in the folder of the specs, or the lint's settings, changes. Ends with the process. */
export async function watch(request: GenerateRequest, threads: Threads): Promise<void> {
  const { config } = request.lint;
  const folders = "folder" in request.input ? [request.input.folder] : request.input.files.map((file) => dirname(file));
  let changes = 0;
  let wake = (): void => undefined;
  const onChange = (): void => {
    changes += 1;
    wake();
  };
  for (const folder of new Set(folders)) void follow(watchFolder(folder, { recursive: true }), () => true, onChange);
  if (config) void follow(watchFolder(dirname(config)), (name) => config.endsWith(name), onChange);

  for (;;) {
    const seen = changes;
    await runOnce(request, threads);
    if (changes === seen) {
      await new Promise<void>((resolve) => {
        wake = resolve;
      });
    }
    await settle(() => changes);
  }
}

/** Shows what a run has to say in place of what the last one had. */
async function runOnce(request: GenerateRequest, threads: Threads): Promise<void> {
  if (process.stdout.isTTY) console.clear();
  try {
    await generateAndReport(request, threads, false);
    console.log("Up to date. Waiting for a change …");
  } catch (error) {
    fail(error, false, NOTHING_WRITTEN);
    console.log("Waiting for a change …");
  }
}

async function follow(
  events: AsyncIterable<{ readonly filename: string | null }>,
  concerns: (name: string) => boolean,
  onChange: () => void,
): Promise<void> {
  for await (const { filename } of events) if (filename === null || concerns(filename)) onChange();
}

/** Waits until a burst of changes is over. */
async function settle(count: () => number): Promise<void> {
  for (let before = -1; before !== count();) {
    before = count();
    await pause(QUIET);
  }
}
