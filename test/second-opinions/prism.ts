import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { onTestFinished } from "vitest";
import { repositoryPath } from "../support/repository.ts";

const CLI = repositoryPath("test/second-opinions/node_modules/@stoplight/prism-cli/dist/index.js");

/** Prism as a mock of a document, on a free port, until the test ends. */
export function startPrismMock(document: string): Promise<string> {
  return start("mock", document);
}

/** Prism as a proxy that reports in the header `sl-violations` where a request or a response violates the document. */
export function startPrismProxy(document: string, upstream: string): Promise<string> {
  return start("proxy", document, upstream);
}

async function start(...args: readonly string[]): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...args, "--port", "0"], { stdio: ["ignore", "pipe", "inherit"] });
  onTestFinished(async () => {
    child.kill();
    if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
  });
  for await (const line of createInterface({ input: child.stdout })) {
    const url = /Prism is listening on (\S+)/.exec(line)?.[1];
    if (url === undefined) continue;
    child.stdout.resume();
    return url;
  }
  throw new Error(`Prism ended: ${args.join(" ")}`);
}
