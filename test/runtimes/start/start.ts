/** A program to run: a module of the folder that exports a function `program`, and what that is given. */
export interface ProgramCall {
  /** The module's name, without its extension. */
  readonly program: string;
  /** The function's argument, as JSON can say it. */
  readonly given: object;
}

/** Runs a program of `folder` and returns what it returned, as JSON. */
export type Start = (binary: string, folder: string, call: ProgramCall) => Promise<string>;
