import { createInterface } from "node:readline/promises";
import type { Facts } from "revokit";
import { terminalText } from "../../escape/terminal.ts";
import type { Fixtures } from "./fixtures.ts";
import { UsageError } from "./options.ts";
import { isSafe } from "./safe-methods.ts";

/**
 * What a run sends that may take effect, a line for each operation and each resource that it uses up; nothing for an API of
 * safe methods alone.
 */
export function describeEffects({ operations }: Facts, { operations: resources }: Fixtures): readonly string[] {
  return Object.entries(operations)
    .filter(([, { method }]) => !isSafe(method))
    .flatMap(([operationId, { method, path }]) => [
      `${operationId}  ${method} ${path}, with valid, invalid and hostile values`,
      ...(resources[operationId]?.fresh ?? []).map(
        (fresh) => `  takes effect on ${Object.entries(fresh).flat().join(" ")}`,
      ),
    ]);
}

/**
 * Asks whether to go on with what can't be undone. Throws a `UsageError` where nobody can be asked.
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
