import { createMock } from "revokit/mock";
import { demonstrate } from "./demo.ts";
import { paint, withSymbol } from "../cli/colors.ts";
import { showProgress } from "../cli/progress.ts";
import { reportChanges } from "../cli/report-changes.ts";
import { NOTHING_WRITTEN, reportError } from "../cli/report-error.ts";
import { generate } from "../generate.ts";
import { thisRepository } from "../this-repository.ts";

/** Runs `npm start`: lints, generates, shows the main job against the mock, and sets the exit code. */
export async function run(): Promise<void> {
  try {
    process.exitCode = (await start()) ? 0 : 1;
  } catch (error) {
    reportError(error, NOTHING_WRITTEN);
    process.exitCode = 1;
  }
}

/** Returns whether every call went as expected. */
async function start(): Promise<boolean> {
  const begin = performance.now();
  const progress = showProgress("Linting and generating …");
  const plan = await generate(thisRepository, progress.onProgress).finally(() => progress.end());
  if (plan.changes.length > 0) reportChanges([plan]);
  const state = `specs/ lints and generated/ matches it: ${plan.paths.length} files`;
  console.log(withSymbol("success", `${state}, ${paint("dim", since(begin))}.`));

  let requests = 0;
  const mock = createMock({ onExchange: () => (requests += 1) });
  const server = await mock.listen();
  console.log("The calls go to a mock of both APIs on this machine; nothing real is revoked.\n");
  let asExpected = true;
  try {
    const stage = { naturalUrl: server.url("natural"), kirimUrl: server.url("kirim"), requests: () => requests };
    for await (const scene of demonstrate(stage)) {
      const sign = scene.asExpected ? paint("green", "✓") : paint("red", "✗");
      console.log(`${sign} ${paint("bold", scene.title)}\n    ${paint("cyan", scene.code)}\n    → ${scene.shown}\n`);
      asExpected &&= scene.asExpected;
    }
  } finally {
    await server.close();
  }
  const effects = mock.ledger().length;
  console.log(`${requests} requests reached the server; ${effects} took effect.`);
  return asExpected;
}

function since(begin: number): string {
  return `${Math.round(performance.now() - begin)} ms`;
}
