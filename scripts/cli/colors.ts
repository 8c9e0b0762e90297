import { styleText } from "node:util";

/** A style of Node's: a colour, or `dim`, `bold` and the like. */
type Style = Parameters<typeof styleText>[0];

/** Text in a style where the output is a terminal that has colours. `hasColors` heeds NO_COLOR; a pipe has none. */
export function paint(style: Style, text: string): string {
  return process.stdout.isTTY && process.stdout.hasColors() ? styleText(style, text) : text;
}
