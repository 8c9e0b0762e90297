import { UsageError } from "revokit/toolkit";
import { MAX_BYTES } from "../files/read-file.ts";

/** Reads standard input. Throws a `UsageError` if it is a terminal or too large. */
export async function readStandardInput(): Promise<string> {
  if (process.stdin.isTTY) throw new UsageError("Standard input is a terminal: pipe a document into the command.");
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of process.stdin) {
    const bytes = Buffer.from(chunk as Uint8Array);
    size += bytes.length;
    if (size > MAX_BYTES) throw new UsageError(`Standard input has more than ${MAX_BYTES} bytes.`);
    chunks.push(bytes);
  }
  return Buffer.concat(chunks).toString();
}
