import { jsonText, messageOf, UsageError } from "revokit/toolkit";
import { SpecError } from "../problem.ts";
import { exitCodeOf } from "./exit-code.ts";
import { reportError } from "./report-error.ts";

/** Prints the error that stopped a command and its consequence, and sets the exit code. */
export function fail(error: unknown, json: boolean, consequence?: string): void {
  process.exitCode = exitCodeOf(error);
  if (!json) {
    reportError(error, consequence);
    return;
  }
  console.log(jsonText(error instanceof SpecError ? { problems: error.problems } : { error: messageOf(error) }));
}

/** Runs `read`, and adds what was read to its error. */
export function usage<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new UsageError(`${what}: ${messageOf(error)}`, { cause: error });
  }
}
