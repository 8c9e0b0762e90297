import { createReadStream } from "node:fs";
import { isObject } from "revokit/toolkit";
import { MOST_BYTES } from "./limits.ts";
import { InputError, type InputLine, type RowSource } from "./row-source.ts";

/** A file with a JSON object on each line: the arguments of a call by name. Empty lines are passed over. */
export function readNdjson(file: string): RowSource {
  return { name: file, isText: false, [Symbol.asyncIterator]: () => readLines(file) };
}

async function* readLines(file: string): AsyncGenerator<InputLine, void> {
  let line = 0;
  for await (const text of splitLines(file)) {
    line += 1;
    if (text.length > MOST_BYTES) throw new InputError(file, line, `it is longer than ${MOST_BYTES} characters`);
    const trimmed = (line === 1 ? text.replace(/^\uFEFF/, "") : text).trim();
    if (trimmed !== "") yield toLine(line, trimmed);
  }
}

/** Not by `readline`, which also splits at U+2028 inside of strings and has no limit. */
async function* splitLines(file: string): AsyncGenerator<string, void> {
  let rest = "";
  for await (const chunk of createReadStream(file, { encoding: "utf8" })) {
    const lines = `${rest}${String(chunk)}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > MOST_BYTES) break;
  }
  if (rest !== "") yield rest;
}

function toLine(line: number, text: string): InputLine {
  try {
    return toInputLine(line, JSON.parse(text));
  } catch {
    return { line, problem: "is no JSON" };
  }
}

/** A row that was read as JSON. */
export function toInputLine(line: number, value: unknown): InputLine {
  return isObject(value) ? { line, values: value } : { line, problem: "is no JSON object" };
}
