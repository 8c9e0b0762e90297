import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { MAX_CHARACTERS } from "./limits.ts";
import { openText } from "./open-text.ts";
import { InputError, type InputLine, type RowSource } from "./row-source.ts";

/**
 * A CSV file (RFC 4180), whose first line names the columns: one for each parameter, and `body` for a request body as
 * JSON, or as the text that it is. An empty field means an absent value. A byte order mark and all line endings are accepted.
 */
export function readCsv(file: string): RowSource {
  return { name: file, isText: true, [Symbol.asyncIterator]: () => readRecords(file) };
}

/** What the parser yields with these options. */
interface CsvRecord {
  readonly info: { readonly lines: number };
  readonly record: readonly string[];
}

async function* readRecords(file: string): AsyncGenerator<InputLine, void> {
  const input = Readable.from(openText(file));
  const parser = input.pipe(
    parse({ info: true, relax_column_count: true, skip_empty_lines: true, max_record_size: MAX_CHARACTERS }),
  );
  // A pipe does not pass errors on.
  input.on("error", (error) => parser.destroy(error));
  let columns: readonly string[] | undefined;
  let line = 0;
  try {
    for await (const item of parser) {
      const { info, record } = item as CsvRecord;
      line = info.lines;
      if (columns === undefined) columns = readHeader(file, line, record);
      else yield toLine(line, columns, record);
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    // The parser reports the line at which it gave up, but the error is in the record after the last valid one.
    throw new InputError(file, line + 1, describe(error));
  } finally {
    input.destroy();
  }
}

function readHeader(file: string, line: number, record: readonly string[]): readonly string[] {
  const columns = record.map((name) => name.trim());
  if (columns.length === 1 && /[;\t]/.test(columns[0] ?? "")) {
    throw new InputError(file, line, "the header has one column: separate columns by commas");
  }
  const nameless = columns.indexOf("");
  if (nameless >= 0) throw new InputError(file, line, `column ${nameless + 1} has no name`);
  const twice = columns.find((name, index) => columns.indexOf(name) !== index);
  if (twice !== undefined) throw new InputError(file, line, `the column ${JSON.stringify(twice)} appears twice`);
  return columns;
}

function toLine(line: number, columns: readonly string[], record: readonly string[]): InputLine {
  // In a file with one column, it would be a value.
  if (record.length === 1 && record[0]?.trim() === "") return { line, problem: "has only blanks" };
  if (record.length !== columns.length) {
    return {
      line,
      problem: `has ${record.length} ${record.length === 1 ? "field" : "fields"}, but the header has ${columns.length}`,
    };
  }
  const fields = columns.map((name, index) => [name, record[index]] as const);
  return { line, values: Object.fromEntries(fields.filter(([, value]) => value !== "")) };
}

function describe({ code }: CsvError): string {
  if (code === "CSV_QUOTE_NOT_CLOSED") return "a quote is never closed, so everything after it is one field";
  if (code === "CSV_MAX_RECORD_SIZE")
    return `a record is longer than ${MAX_CHARACTERS} characters (is a quote left open?)`;
  if (code === "INVALID_OPENING_QUOTE") return "a field has a quote, but does not begin with one";
  if (code === "CSV_INVALID_CLOSING_QUOTE")
    return "a closing quote is followed by text (inside a field, double each quote)";
  return `it is not CSV (${code})`;
}
