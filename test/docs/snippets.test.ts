import { build } from "esbuild";
import assert from "node:assert/strict";
import { readdirSync } from "node:fs";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { createMock, type Fault, MOCK_TOKEN, parseFault } from "revokit/mock";
import { repositoryPath } from "../support/repository.ts";
import { typeErrorsByFile } from "../support/type-check.ts";
import { needsSitePackages, readSnippets, type Snippet } from "./snippets.ts";

const guide = readdirSync(repositoryPath("docs/guide")).filter((file) => file.endsWith(".md"));
const manuals = ["README.md", "specs/README.md", "src/mock/README.md", ...guide.map((page) => `docs/guide/${page}`)];
const snippets = manuals.flatMap(readSnippets).filter((snippet) => !needsSitePackages(snippet));

/** Snippets of a test suite do nothing by themselves. */
const runnable = snippets.filter(({ code }) => !/from "(vitest|msw)/.test(code));

/** The compiler's errors for each snippet, keyed by its file. */
let problems: ReadonlyMap<string, readonly string[]>;

beforeAll(() => {
  problems = compile(snippets);
}, 240_000);

test("there are snippets to test", () => {
  expect(snippets.length).toBeGreaterThan(8);
});

describe.each(snippets)("the snippet at $place", ({ file }) => {
  test("compiles", () => {
    expect(problems.get(file)).toEqual([]);
  });
});

describe.each(runnable)("the snippet at $place", (snippet) => {
  test("runs unchanged against the mock", async () => {
    const { mock, log } = await runAgainstMock(snippet);
    expect(log.mock.calls.flat()).not.toContain("unknown");
    // One call took effect: in this mock, or in the snippet's own mock, whose ledger it prints.
    const changes = mock.ledger().length + (log.mock.calls.flat().includes(1) ? 1 : 0);
    expect(changes).toBe(/\bawait (?!\()/.test(snippet.code) ? 1 : 0);
    const printed = log.mock.calls.map((values) => values.join(" "));
    expect(printed).toEqual(expect.arrayContaining(promisedLines(snippet)));
  });
});

// A documented 500 is returned, and a lost connection is thrown.
test.each([
  { faults: ["status=500, times=3"], outcome: "applied" },
  { faults: ["reset=before, times=3"], outcome: "applied" },
  // The second call is refused, which says nothing about the first.
  { faults: ["reset=after, times=3", "status=401"], outcome: "unknown" },
])(
  "the snippet that calls again after an unknown outcome ends as $outcome after $faults.0",
  async ({ faults, outcome }) => {
    const [snippet] = runnable.filter(({ code }) => code.includes("revoke(report.idempotencyKey)"));
    assert.ok(snippet);
    const { mock, log } = await runAgainstMock(snippet, faults.map(parseFault));
    expect(log.mock.calls).toEqual([[outcome]]);
    expect(mock.ledger()).toHaveLength(1);
  },
);

/** Runs a snippet as its reader would, with the mock in place of the servers. */
async function runAgainstMock(snippet: Snippet, faults: Fault[] = []) {
  const mock = createMock({ faults });
  vi.stubGlobal("fetch", mock.fetch);
  for (const { facts } of mock.apis) vi.stubEnv(`${facts.name.toUpperCase()}_API_KEY`, MOCK_TOKEN);
  const log = vi.spyOn(console, "log").mockImplementation(() => {});
  onTestFinished(() => {
    vi.unstubAllGlobals();
    vi.unstubAllEnvs();
    log.mockRestore();
  });
  await run(snippet);
  return { mock, log };
}

/** The output that a snippet states in a comment after a statement; `"this" | "that"` is not an output. */
function promisedLines({ code }: Snippet): string[] {
  return [...code.matchAll(/^console\.log\(.*\); \/\/ ([^|\n]+)$/gm)].map(([, line = ""]) => line);
}

/** Compiles them strictly, in the root of the repository, as a reader would. */
function compile(sources: readonly Snippet[]): Map<string, string[]> {
  const byFile = new Map(sources.map(({ file, code }) => [file, code]));
  const options = { noPropertyAccessFromIndexSignature: false, noUnusedLocals: false };
  return typeErrorsByFile([...byFile.keys()], { sources: byFile, options });
}

async function run({ code }: Snippet): Promise<void> {
  const folder = await mkdtemp(join(repositoryPath("node_modules"), ".snippet-"));
  onTestFinished(() => rm(folder, { recursive: true }));
  const { outputFiles } = await build({
    stdin: { contents: code, loader: "ts", resolveDir: repositoryPath(".") },
    tsconfig: repositoryPath("tsconfig.json"),
    bundle: true,
    format: "esm",
    platform: "node",
    // CommonJS does not run in a bundle of ES modules, and PGlite reads files beside its own.
    external: ["undici", "pg", "pg-boss", "@electric-sql/pglite"],
    write: false,
  });
  // A job's store is a folder of the current one.
  const current = process.cwd();
  process.chdir(folder);
  onTestFinished(() => process.chdir(current));
  const program = join(folder, "snippet.mjs");
  await writeFile(program, outputFiles[0]?.contents ?? "");
  await import(pathToFileURL(program).href);
}
