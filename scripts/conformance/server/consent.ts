import { createInterface } from "node:readline/promises";
import type { Facts } from "revokit";
import type { Fixtures } from "./fixtures.ts";
import { UsageError } from "./options.ts";

/** What a run will do for good, a line for each resource; none where it sends nothing of the kind. */
export function describeEffects({ operations }: Facts, fixtures: Fixtures): readonly string[] {
  return Object.entries(fixtures.operations).flatMap(([operationId, { fresh = [] }]) =>
    operations[operationId]?.method === "GET"
      ? []
      : fresh.map((path) => `${operationId}  ${Object.entries(path).flat().join(" ")}`),
  );
}

/**
 * Asks whether to go on with what can't be undone. Throws a `UsageError` where nobody can be asked.
 * @param terminal where to ask
 */
export async function askConsent(
  effects: readonly string[],
  terminal: { readonly input: NodeJS.ReadStream; readonly output: NodeJS.WriteStream },
): Promise<boolean> {
  if (!terminal.input.isTTY) throw new UsageError("This can't be undone, and nobody is there to be asked: give --yes.");
  const lines = effects.map((line) => `  ${line}\n`).join("");
  const reader = createInterface(terminal);
  try {
    const answer = await reader.question(`This can't be undone:\n${lines}Go on? [y/N] `);
    return /^y(es)?$/i.test(answer.trim());
  } finally {
    reader.close();
  }
}
