import { createMock } from "revokit/mock";
import { demonstrate } from "./demo.ts";
import { NOTHING_WRITTEN, reportChanges, reportError } from "../cli/report.ts";
import { generate } from "../generate.ts";
import { thisRepository } from "../workspace.ts";

/** Runs `npm start`: lints, generates, shows the main job against the mock, and sets the exit code. */
export async function run(): Promise<void> {
  try {
    process.exitCode = (await start()) ? 0 : 1;
  } catch (error) {
    reportError(error, NOTHING_WRITTEN);
    process.exitCode = 1;
  }
}

/** Returns whether every call went as it should. */
async function start(): Promise<boolean> {
  const begin = performance.now();
  const plan = await generate(thisRepository);
  if (plan.changes.length > 0) reportChanges([plan]);
  console.log(`specs/ lints and generated/ matches it: ${plan.paths.length} files, ${since(begin)}.`);

  let requests = 0;
  const mock = createMock({ onExchange: () => (requests += 1) });
  const server = await mock.listen();
  console.log(`A mock of both APIs listens on ${server.origin}; nothing real is revoked.\n`);
  let asExpected = true;
  try {
    const stage = { naturalUrl: server.url("natural"), kirimUrl: server.url("kirim"), requests: () => requests };
    for await (const scene of demonstrate(stage)) {
      console.log(`${scene.asExpected ? "✓" : "✗"} ${scene.title}\n    ${scene.code}\n    → ${scene.shown}\n`);
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
