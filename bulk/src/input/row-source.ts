/** A line of the input: its values, or what is wrong with it. */
export type InputLine =
  | { readonly line: number; readonly values: Readonly<Record<string, unknown>> }
  | { readonly line: number; readonly problem: string };

/** An input that can be read from its beginning more than once, one line at a time. */
export interface RowSource extends AsyncIterable<InputLine> {
  /** Its name in the plan, e.g. the file's name. */
  readonly name: string;
  /** Whether values are text, to be read as the types in the contract. */
  readonly isText: boolean;
}

/** The input can't be read any further: no later line can be trusted. */
export class InputError extends Error {
  override readonly name = "InputError";
  readonly code = "input";

  constructor(name: string, line: number, problem: string) {
    super(`${name}, line ${line}: ${problem}. Nothing was sent.`);
  }
}

/** Rows from a program. Their lines are counted from 1. A generator can be read only once: pass a function instead. */
export type Rows = RowSource | Iterable<object> | (() => Iterable<object> | AsyncIterable<object>);

/** Reads rows from any of the accepted inputs. */
export function toRowSource(rows: Rows): RowSource {
  if (typeof rows !== "function" && "isText" in rows) return rows;
  const open = typeof rows === "function" ? rows : () => rows;
  return {
    name: "rows",
    isText: false,
    async *[Symbol.asyncIterator]() {
      let line = 0;
      for await (const values of open()) yield { line: (line += 1), values: { ...values } };
    },
  };
}
