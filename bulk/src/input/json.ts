import { Readable } from "node:stream";
import { parser, type Token } from "stream-json/parser.js";
import { ItemText } from "./item-text.ts";
import { MAX_CHARACTERS } from "./limits.ts";
import { toInputLine } from "./ndjson.ts";
import { openText } from "./open-text.ts";
import { InputError, type InputLine, type RowSource } from "./row-source.ts";

/**
 * A file with one JSON array of objects, each with the arguments of a call by name. Its items count as lines, from 1.
 */
export function readJson(file: string): RowSource {
  return { name: file, isText: false, [Symbol.asyncIterator]: () => readItems(file) };
}

async function* readItems(file: string): AsyncGenerator<InputLine, void> {
  const input = Readable.from(openText(file));
  const tokens = input.pipe(parser.asStream({ streamValues: false }));
  input.on("error", (error) => tokens.destroy(error));
  let line = 0;
  const item = new ItemText();
  try {
    for await (const token of tokens) {
      const text = item.add(token as Token);
      if (item.length > MAX_CHARACTERS) throw tooLong(file, line + 1);
      if (text !== undefined) yield toInputLine((line += 1), text);
    }
  } catch (error) {
    if (error instanceof InputError || (error instanceof Error && "syscall" in error)) throw error;
    throw new InputError(file, line + 1, "it is not a JSON array of objects");
  } finally {
    input.destroy();
  }
}

function tooLong(file: string, line: number): InputError {
  return new InputError(file, line, `it is longer than ${MAX_CHARACTERS} characters`);
}
