import { isObject } from "revokit/toolkit";
import { MAX_CHARACTERS } from "./limits.ts";
import { openText } from "./open-text.ts";
import { parseJson } from "./parse-json.ts";
import { InputError, type InputLine, type RowSource } from "./row-source.ts";

/** A file with a JSON object on each line: the arguments of a call by name. Empty lines are skipped. */
export function readNdjson(file: string): RowSource {
  return { name: file, isText: false, [Symbol.asyncIterator]: () => readLines(file) };
}

async function* readLines(file: string): AsyncGenerator<InputLine, void> {
  let line = 0;
  for await (const text of splitLines(file)) {
    line += 1;
    if (text.length > MAX_CHARACTERS)
      throw new InputError(file, line, `it is longer than ${MAX_CHARACTERS} characters`);
    const trimmed = text.trim();
    if (trimmed !== "") yield toInputLine(line, trimmed);
  }
}

/** Does not use `readline`, which also splits at U+2028 inside strings and has no length limit. */
async function* splitLines(file: string): AsyncGenerator<string, void> {
  let rest = "";
  for await (const piece of openText(file)) {
    const lines = `${rest}${piece}`.split("\n");
    rest = lines.pop() ?? "";
    yield* lines;
    if (rest.length > MAX_CHARACTERS) break;
  }
  if (rest !== "") yield rest;
}

/** A row written as JSON. */
export function toInputLine(line: number, text: string): InputLine {
  const parsed = parseJson(text);
  if ("problem" in parsed) return { line, problem: parsed.problem };
  return isObject(parsed.value) ? { line, values: parsed.value } : { line, problem: "is not a JSON object" };
}
