import { INTERNAL, SpecError } from "../problem.ts";

/** A document or a server has problems, or generated code does not match. */
export const PROBLEMS_FOUND = 1;

/** The command could not do its work. */
export const NOT_DONE = 2;

/** The exit codes as the end of a command's help. */
export const EXIT_CODES = `
Exit codes:
  0  no problems, and the generated code is up to date
  ${PROBLEMS_FOUND}  a document has problems, or the generated code does not match
  ${NOT_DONE}  usage error, or something that the command needs is missing`;

/** The exit code for the error that stopped a command. A bug in this program is not a problem in the document. */
export function exitCodeOf(error: unknown): typeof PROBLEMS_FOUND | typeof NOT_DONE {
  if (!(error instanceof SpecError)) return NOT_DONE;
  return error.problems.every(({ rule }) => rule === INTERNAL) ? NOT_DONE : PROBLEMS_FOUND;
}
