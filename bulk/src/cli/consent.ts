import { once } from "node:events";
import { createInterface } from "node:readline/promises";
import { UsageError } from "../usage-error.ts";

/** Asks for consent. Without a terminal nobody can be asked, which is an error, not a yes. */
export async function askConsent(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError("There is no terminal to ask for consent, so nothing was done. Pass --yes to agree.");
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  // A terminal that is read line by line reports Ctrl+C as an event, not as a signal.
  prompt.on("SIGINT", () => process.kill(process.pid, "SIGINT"));
  const end = once(prompt, "close").then(() => "");
  try {
    const answer = await Promise.race([prompt.question(`${question} [y/N] `), end]);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    prompt.close();
  }
}
