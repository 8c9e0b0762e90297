import { execFile } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, mkdtemp, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { isDeepStrictEqual, promisify } from "node:util";
import { createMock, kirim, MOCK_TOKEN, natural, parseFault } from "revokit/mock";
import { pack } from "../package/pack.ts";
import { repositoryPath } from "../support/repository.ts";
import { type Runtime, runtimes } from "./runtimes.ts";

const EXPECTED = {
  retry: ["applied", 2],
  call: ["applied", 200],
  conflict: ["rejected", 409],
  abort: true,
};

const { agentId, customerId } = natural.facts.operations.revokeCustomerInvitation.examples.parameters;
const run = promisify(execFile);

interface Verdict {
  readonly name: string;
  readonly version: string;
  readonly verdict: "passed" | "failed" | "not run";
}

/** Runs the program on one runtime, against a mock of its own. */
async function judge({ name, binary, version: versionArgs, run: start }: Runtime, folder: string): Promise<Verdict> {
  if (!existsSync(binary)) return { name, version: "", verdict: "not run" };
  const { stdout } = await run(binary, [...versionArgs]);
  const version = /\d[\d.-]*\d/.exec(stdout)?.[0] ?? "";
  const server = await createMock({ faults: [parseFault("status=500, times=1")] }).listen();
  try {
    const output = await start(binary, folder, {
      natural: server.url("natural"),
      kirim: server.url("kirim"),
      token: MOCK_TOKEN,
      invitation: { agentId, customerId },
      link: kirim.facts.operations.revokeSetupLink.examples.parameters,
    });
    if (isDeepStrictEqual(JSON.parse(output), EXPECTED)) return { name, version, verdict: "passed" };
    console.error(`${name} got ${output}`);
  } catch (error) {
    console.error(`${name}:`, error);
  } finally {
    await server.close();
  }
  return { name, version, verdict: "failed" };
}

/** Puts the table into the README, between the marks. */
async function writeTable(verdicts: readonly Verdict[]): Promise<void> {
  const rows = verdicts.map(({ name, version, verdict }) => `| ${name} | ${version} | ${verdict} |`);
  const table = ["| runtime | version | |", "| --- | --- | --- |", ...rows].join("\n");
  const readme = repositoryPath("README.md");
  const text = await readFile(readme, "utf8");
  await writeFile(
    readme,
    text.replace(/(<!-- runtimes -->\n).*(\n<!-- \/runtimes -->)/s, (_, begin, end) => `${begin}\n${table}\n${end}`),
  );
  await run("npx", ["--no-install", "prettier", "--write", readme], { cwd: repositoryPath(".") });
}

const folder = await realpath(await mkdtemp(join(tmpdir(), "revokit-runtimes-")));
try {
  const { tarball } = (await pack(folder)).revokit;
  await writeFile(join(folder, "package.json"), JSON.stringify({ private: true, type: "module" }));
  await run("npm", ["install", tarball, "--prefer-offline", "--no-audit", "--no-fund"], { cwd: folder });
  await cp(repositoryPath("test/runtimes/program.js"), join(folder, "program.js"));
  const verdicts: Verdict[] = [];
  for (const runtime of runtimes) {
    const verdict = await judge(runtime, folder);
    console.log(`${verdict.verdict.padEnd(8)} ${verdict.name} ${verdict.version}`);
    verdicts.push(verdict);
  }
  if (process.argv.includes("--write")) await writeTable(verdicts);
  if (verdicts.some(({ verdict }) => verdict === "failed")) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true });
}
