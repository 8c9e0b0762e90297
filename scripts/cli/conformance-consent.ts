import { createInterface } from "node:readline/promises";
import { terminalText } from "../escape/terminal.ts";
import { UsageError } from "./failure.ts";

/**
 * Asks for consent to irreversible calls. Throws a `UsageError` if nobody can be asked.
 * @param terminal where to ask
 */
export async function askConsent(
  effects: readonly string[],
  terminal: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream },
): Promise<boolean> {
  const lines = effects.map((line) => `  ${terminalText(line)}\n`).join("");
  if (!terminal.input.isTTY) {
    throw new UsageError(
      `These requests may take effect, and the input is no terminal to ask on:\n${lines}Give --yes to send them, or --read-only to send safe methods alone.`,
    );
  }
  const reader = createInterface(terminal);
  try {
    const answer = await reader.question(`These requests may take effect, and can't be undone:\n${lines}Go on? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    reader.close();
  }
}
