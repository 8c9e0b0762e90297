import { createReadStream } from "node:fs";
import streamArray, { type StreamArrayItem } from "stream-json/streamers/stream-array.js";
import { toInputLine } from "./ndjson.ts";
import { InputError, type InputLine, type RowSource } from "./row-source.ts";

/** A file with one JSON array of objects: the arguments of a call by name. Its lines are the items, counted from 1. */
export function readJson(file: string): RowSource {
  return { name: file, isText: false, [Symbol.asyncIterator]: () => readItems(file) };
}

async function* readItems(file: string): AsyncGenerator<InputLine, void> {
  const input = createReadStream(file);
  const items = input.pipe(streamArray.withParserAsStream());
  input.on("error", (error) => items.destroy(error));
  let line = 0;
  try {
    for await (const item of items) {
      const { value } = item as StreamArrayItem;
      yield toInputLine((line += 1), value);
    }
  } catch (error) {
    if (error instanceof Error && "syscall" in error) throw error;
    throw new InputError(file, line + 1, "it is not JSON, or no array of objects");
  } finally {
    input.destroy();
  }
}
