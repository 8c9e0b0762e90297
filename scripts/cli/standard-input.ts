import { isUtf8 } from "node:buffer";
import { UsageError } from "revokit/toolkit";
import { MAX_BYTES } from "../files/read-file.ts";

/** Reads standard input. Throws a `UsageError` if it is a terminal, too large or not UTF-8. */
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
  const bytes = Buffer.concat(chunks);
  if (!isUtf8(bytes)) throw new UsageError("Standard input is not UTF-8: convert the document to it.");
  return bytes.toString();
}
