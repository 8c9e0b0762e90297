import { createReadStream } from "node:fs";
import { TextDecoder } from "node:util";
import { InputError } from "./row-source.ts";

/**
 * The text of a file in chunks, without a byte order mark.
 * @throws InputError if it is not UTF-8, since a misread character would name another resource, or if it has a NUL, as UTF-16
 * without a byte order mark does
 */
export async function* openText(file: string): AsyncGenerator<string, void> {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  let line = 1;
  for await (const chunk of createReadStream(file)) {
    const bytes: Uint8Array = chunk;
    yield decode(decoder, bytes, file, line);
    line += countLineBreaks(bytes);
  }
  yield decode(decoder, undefined, file, line);
}

function decode(decoder: TextDecoder, bytes: Uint8Array | undefined, file: string, line: number): string {
  let text: string;
  try {
    text = decoder.decode(bytes, { stream: bytes !== undefined });
  } catch {
    const [before = ""] = new TextDecoder().decode(bytes).split("\uFFFD", 1);
    throw new InputError(file, line + before.split("\n").length - 1, "it is not UTF-8: save it as UTF-8");
  }
  const nul = bytes?.indexOf(NUL) ?? -1;
  if (bytes === undefined || nul < 0) return text;
  const before = countLineBreaks(bytes.subarray(0, nul));
  throw new InputError(file, line + before, "it has a NUL character: save it as text in UTF-8");
}

const NUL = 0;
const LINE_BREAK = 10;

function countLineBreaks(bytes: Uint8Array): number {
  let count = 0;
  for (let at = bytes.indexOf(LINE_BREAK); at >= 0; at = bytes.indexOf(LINE_BREAK, at + 1)) count += 1;
  return count;
}
