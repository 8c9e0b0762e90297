import { UsageError } from "revokit/toolkit";

/** What a command was to read is not there. */
export class MissingInputError extends UsageError {
  /** An absolute path. */
  readonly path: string;

  constructor(path: string) {
    super(`There is no ${path}.`);
    this.path = path;
  }
}
