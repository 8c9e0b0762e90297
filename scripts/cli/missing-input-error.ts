import { UsageError } from "revokit/toolkit";

/** Thrown if a file that a command should read does not exist. */
export class MissingInputError extends UsageError {
  /** An absolute path. */
  readonly path: string;

  constructor(path: string) {
    super(`There is no ${path}.`);
    this.path = path;
  }
}
