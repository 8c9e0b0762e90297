/** Whether an error is one of Node.js's, or of the database's, with this code. */
export function hasCode(error: unknown, code: string): boolean {
  return codeOf(error) === code;
}

/** The code of an error of Node.js's or of the database's; empty where it has none. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
}
