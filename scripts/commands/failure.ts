import { messageOf } from "revokit/toolkit";
import { SpecError } from "../pipeline/problem.ts";
import { reportError } from "../pipeline/report.ts";

/** A wrong use of a command: its message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Says what stopped a command and what that means, and sets the exit code that it stands for. */
export function fail(error: unknown, json: boolean, consequence?: string): void {
  process.exitCode = error instanceof SpecError ? 1 : 2;
  if (!json) {
    reportError(error, consequence);
    return;
  }
  console.log(JSON.stringify(error instanceof SpecError ? { problems: error.problems } : { error: messageOf(error) }));
}
