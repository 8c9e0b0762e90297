import { styleText } from "node:util";

/** A style of `node:util`, such as a color, `dim` or `bold`. */
type Style = Parameters<typeof styleText>[0];

/** A stream that may be a terminal. */
type Output = Pick<NodeJS.WriteStream, "isTTY" | "hasColors">;

/** Whether an output is a terminal with colors. `hasColors` respects NO_COLOR; a pipe has none. */
export function hasColors(output: Output = process.stdout): boolean {
  return output.isTTY && output.hasColors();
}

/** Text in a style, if the output has colors. */
export function paint(style: Style, text: string, output: Output = process.stdout): string {
  return hasColors(output) ? styleText(style, text, { validateStream: false }) : text;
}

/** A line after a symbol for its result on a terminal; in a pipe, the line alone. */
export function withSymbol(kind: "success" | "failure", text: string, output: Output = process.stdout): string {
  if (!output.isTTY) return text;
  return kind === "success" ? `${paint("green", "✓", output)} ${text}` : `${paint("red", "✗", output)} ${text}`;
}
