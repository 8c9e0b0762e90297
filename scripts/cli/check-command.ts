import { spareProcessors } from "../threads/open-threads.ts";
import { compileCommand } from "./command-options.ts";
import { readRequests } from "./read-requests.ts";
import type { Dependencies } from "./dependencies.ts";

/** Declares `revokit check`. Its implementation is loaded when it runs, so that commands don't slow each other down. */
export function checkCommand({ openThreads }: Dependencies) {
  return compileCommand("check", "Checks that the generated code is up to date. Writes nothing")
    .summary("Checks that the generated code is up to date")
    .addHelpText("after", EXAMPLES)
    .action(async (documents, options) => {
      const requests = await readRequests(documents, options);
      const { check } = await import("./check.ts");
      await check(requests, openThreads(spareProcessors()), options.json);
    });
}

const EXAMPLES = `
Examples:
  revokit check
  revokit check --json`;
