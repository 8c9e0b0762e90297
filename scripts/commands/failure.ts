import { messageOf } from "../../src/message-of.ts";
import { SpecError } from "../pipeline/problem.ts";
import { reportError } from "../pipeline/report.ts";

/** A wrong use of a command: its message says what to do. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** What the pipeline stands on and the client does not, so that it is installed by those who want it. */
const PEERS: Readonly<Record<string, string>> = {
  "@redocly/cli": "2.77.0",
  "@redocly/openapi-core": "2.64.0",
  ajv: "8",
  "ajv-formats": "3",
  "openapi-typescript": "7.13.0",
  prettier: "3",
  typescript: "5.9",
};

/** Says what stopped a command and what that means, and sets the exit code that it stands for. */
export function fail(error: unknown, json: boolean, consequence?: string): void {
  const explained = explainMissingPeer(error) ?? error;
  process.exitCode = explained instanceof SpecError ? 1 : 2;
  if (!json) {
    reportError(explained, consequence);
    return;
  }
  console.log(
    JSON.stringify(explained instanceof SpecError ? { problems: explained.problems } : { error: messageOf(explained) }),
  );
}

function explainMissingPeer(error: unknown): UsageError | undefined {
  if (!(error instanceof Error)) return undefined;
  const missing = /Cannot find (?:package|module) '((?:@[^'/]+\/)?[^'/]+)/.exec(error.message)?.[1];
  if (missing === undefined || !Object.hasOwn(PEERS, missing)) return undefined;
  const all = Object.entries(PEERS).map(([name, version]) => `${name}@${version}`);
  return new UsageError(`This command needs ${missing}: npm install --save-dev ${all.join(" ")}`);
}
