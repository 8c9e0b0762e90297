import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { terminalText, UsageError } from "revokit/toolkit";

/**
 * Asks for consent to irreversible calls. Throws a `UsageError` if nobody can be asked.
 * @param terminal where to ask
 */
export async function askConsent(
  effects: readonly string[],
  terminal: {
    readonly input: NodeJS.ReadableStream & { readonly isTTY?: boolean };
    readonly output: NodeJS.WritableStream;
  },
): Promise<boolean> {
  const lines = effects.map((line) => `  ${terminalText(line)}\n`).join("");
  if (!terminal.input.isTTY) {
    throw new UsageError(
      `These requests may take effect, and standard input is not a terminal, so there is nobody to ask:\n${lines}Pass --yes to send them, or --read-only to send only safe methods.`,
    );
  }
  const reader = createInterface(terminal);
  // A terminal that is read line by line reports Ctrl+C as an event, not as a signal.
  reader.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  // Ctrl+D ends the input without an answer.
  const end = once(reader, "close").then(() => "");
  try {
    const question = reader.question(
      `These requests may take effect, and can't be undone; the same goes for methods that a path does not have, which are sent to check that they are refused:\n${lines}Continue? [y/N] `,
    );
    const answer = await Promise.race([question, end]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    reader.close();
  }
}
