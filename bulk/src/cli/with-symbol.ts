import { styleText } from "node:util";

/** A stream that may be a terminal. */
type Output = Pick<NodeJS.WriteStream, "isTTY" | "hasColors">;

/**
 * A line about a job. On a terminal a symbol precedes it, which says whether every row was applied or something needs
 * attention. `hasColors` respects NO_COLOR.
 * @param code the exit code that the job's status leads to
 */
export function withSymbol(code: number, text: string, output: Output): string {
  if (!output.isTTY) return text;
  const symbol = code === 0 ? "✓" : "!";
  const color = code === 0 ? "green" : "yellow";
  return `${output.hasColors() ? styleText(color, symbol, { validateStream: false }) : symbol} ${text}`;
}
