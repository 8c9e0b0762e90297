import { errorCode } from "revokit/toolkit";

/** Whether an error is one of Node.js's, or of the database's, with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return errorCode(error) === code;
}
