/** A program to run: a module of the folder that exports a function `program`, and its argument. */
export interface ProgramCall {
  /** The module's name, without its extension. */
  readonly program: string;
  /** The function's argument, a JSON value. */
  readonly given: object;
}

/** Runs a program of `folder` and returns its result, a JSON value. */
export type Start = (binary: string, folder: string, call: ProgramCall) => Promise<string>;
