import { createInterface } from "node:readline/promises";
import { UsageError } from "../usage-error.ts";

/** Asks whether to go on. Without a terminal there is nobody to ask: that is an error, not a yes. */
export async function askConsent(question: string): Promise<boolean> {
  if (!process.stdin.isTTY) {
    throw new UsageError("Nothing was sent: there is no terminal to ask on. Say --yes to agree to the plan above.");
  }
  const prompt = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await prompt.question(`${question} [y/N] `)).trim());
  } finally {
    prompt.close();
  }
}
