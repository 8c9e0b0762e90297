import { createClient as generateSdk } from "@hey-api/openapi-ts";
import { MutationObserver, QueryClient } from "@tanstack/react-query";
import { build } from "esbuild";
import { execFile } from "node:child_process";
import { readdirSync } from "node:fs";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { promisify } from "node:util";
import { serve } from "srvx";
import ts from "typescript";
import { parse } from "yaml";
import { createKirim } from "revokit/kirim";
import { createMock, MOCK_TOKEN, parseFault } from "revokit/mock";
import { beforeAll, describe, expect, onTestFinished, test, vi } from "vitest";
import { needsSitePackages, readSnippets, type Snippet } from "../../test/docs/snippets.ts";
import { chromium, CHROMIUM_OPTIONS } from "../../test/support/chromium.ts";
import { repositoryPath } from "../../test/support/repository.ts";
import { docsPath } from "../path.ts";

const pages = readdirSync(docsPath("guide")).filter((file) => file.endsWith(".md"));
const snippets = pages.flatMap((page) => readSnippets(`docs/guide/${page}`)).filter(needsSitePackages);

const runFile = promisify(execFile);

/** A folder in which the packages of `docs/` and of the repository are found. */
let folder: string;

beforeAll(async () => {
  folder = await mkdtemp(docsPath("test/.recipes-"));
  await generateSdk({
    input: repositoryPath("specs/kirim.yaml"),
    output: join(folder, "sdk"),
    logs: { level: "silent" },
    plugins: ["@hey-api/typescript", "@hey-api/sdk", "@hey-api/client-fetch"],
  });
  await Promise.all(snippets.map((snippet) => writeFile(fileOf(snippet), snippet.code)));
  return () => rm(folder, { recursive: true });
});

test("there is a recipe for each library that the guide names", () => {
  expect(snippets.length).toBe(4);
});

test("every recipe compiles", () => {
  const { config } = ts.readConfigFile(repositoryPath("tsconfig.json"), ts.sys.readFile);
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, repositoryPath("."));
  const program = ts.createProgram(snippets.map(fileOf), {
    ...options,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    // hey-api's own code is written for bundlers, and for a less strict compiler.
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    noPropertyAccessFromIndexSignature: false,
    exactOptionalPropertyTypes: false,
  });
  const problems = snippets.flatMap((snippet) =>
    ts
      .getPreEmitDiagnostics(program, program.getSourceFile(fileOf(snippet)))
      .map(({ messageText }) => `${snippet.place}: ${ts.flattenDiagnosticMessageText(messageText, "\n")}`),
  );
  expect(problems).toEqual([]);
});

describe("coming from hey-api", () => {
  test("the code before does the same as the code after", async () => {
    const mock = createMock();
    vi.stubGlobal("fetch", mock.fetch);
    vi.stubEnv("KIRIM_API_KEY", MOCK_TOKEN);
    const log = vi.spyOn(console, "log").mockImplementation(() => {});
    onTestFinished(() => {
      vi.unstubAllGlobals();
      vi.unstubAllEnvs();
      log.mockRestore();
    });
    await load(find("./sdk"));
    expect(log.mock.calls).toEqual([["revoked"]]);
    expect(mock.ledger()).toHaveLength(1);
  });
});

describe("the mutation of TanStack Query", () => {
  test("has the data of a success, and makes one call", async () => {
    const { observer, mock } = await observeMutation([]);
    const data = await observer.mutate(LINK);
    expect(data).toMatchObject({ data: { revoked: true } });
    expect(mock.ledger()).toHaveLength(1);
  });

  test("has an error with the outcome if the answer is lost", async () => {
    const { observer } = await observeMutation([parseFault("reset=after, times=1")]);
    await expect(observer.mutate(LINK)).rejects.toMatchObject({ name: "ApiError", outcome: "unknown" });
  });
});

test("the test of Playwright passes against a page that revokes, and its mock has the ledger", async () => {
  const page = serve({ port: 0, hostname: "127.0.0.1", silent: true, fetch: () => html(PAGE) });
  await page.ready();
  onTestFinished(() => page.close(true));
  const snippet = find("page.route");
  const { outputFiles } = await bundle(snippet, ["@playwright/test"]);
  await writeFile(join(folder, "links.spec.mjs"), outputFiles[0]?.text ?? "");
  const launchOptions = { executablePath: chromium, args: CHROMIUM_OPTIONS };
  const use = { baseURL: page.url, launchOptions };
  const config = { testDir: ".", testMatch: "links.spec.mjs", outputDir: "results", reporter: "json", workers: 1, use };
  await writeFile(join(folder, "playwright.config.mjs"), `export default ${JSON.stringify(config)}`);
  const { stdout } = await runFile(docsPath("node_modules/.bin/playwright"), ["test"], { cwd: folder });
  expect(JSON.parse(stdout).stats).toMatchObject({ expected: 1, unexpected: 0, skipped: 0, flaky: 0 });
});

describe("the workflow for GitHub Actions", () => {
  test("has steps, and runs commands and options that exist", async () => {
    const [, source = ""] =
      /```yaml\n(name: API.*?)```/s.exec(await readFile(docsPath("guide/recipes.md"), "utf8")) ?? [];
    const steps: { run?: string; uses?: string }[] = parse(source).jobs.api.steps;
    expect(steps.every(({ run, uses }) => (run === undefined) !== (uses === undefined))).toBe(true);
    const lines = steps.flatMap(({ run = "" }) => [...run.matchAll(/npx revokit (\w+)([^>|&\n]*)/g)]);
    expect(lines.map(([, command]) => command)).toEqual(["lint", "check", "diff"]);
    for (const [, name = "", rest = ""] of lines) {
      const help = await runFile("npx", ["tsx", "scripts/cli.ts", name, "--help"], { cwd: repositoryPath(".") });
      for (const [option] of rest.matchAll(/--[a-z-]+/g)) expect(help.stdout, name).toContain(option);
    }
  });
});

const LINK = { id: "cus_335T08RM0EAKN9DTE6RD5RWP7B", link_id: "csl_335T0A4XK2M7QZ9WB3NE6VHJ8D" };

/** A page that revokes a link, as a program under test would. */
const PAGE = `<!doctype html><title>Links</title><button>Revoke</button><p></p><script>
document.querySelector("button").onclick = async () => {
  const url = "https://api.kirimdev.com/v1/customers/${LINK.id}/setup_links/${LINK.link_id}";
  const response = await fetch(url, { method: "DELETE", headers: { authorization: "Bearer ${MOCK_TOKEN}" } });
  document.querySelector("p").textContent = response.ok ? "Revoked" : "Failed";
};
</script>`;

function html(text: string): Response {
  return new Response(text, { headers: { "content-type": "text/html" } });
}

async function observeMutation(faults: ReturnType<typeof parseFault>[]) {
  const mock = createMock({ faults });
  const kirim = createKirim({ fetch: mock.fetch, token: MOCK_TOKEN, retry: { baseDelay: 0 } });
  const { revokeSetupLink } = await load(find("@tanstack"));
  const observer = new MutationObserver<unknown, Error, typeof LINK>(new QueryClient(), revokeSetupLink(kirim));
  return { observer, mock };
}

function fileOf({ place }: Snippet): string {
  return join(folder, `${place.replaceAll(/[^\w.-]/g, "-")}.ts`);
}

/** The snippet that contains a text. */
function find(text: string): Snippet {
  const snippet = snippets.find(({ code }) => code.includes(text));
  if (snippet === undefined) throw new Error(`No recipe has ${text}.`);
  return snippet;
}

function bundle(snippet: Snippet, external: readonly string[] = []) {
  return build({
    stdin: { contents: snippet.code, loader: "ts", resolveDir: folder },
    tsconfig: repositoryPath("tsconfig.json"),
    external: [...external],
    bundle: true,
    format: "esm",
    platform: "node",
    write: false,
  });
}

async function load(snippet: Snippet) {
  const { outputFiles } = await bundle(snippet);
  const program = join(folder, `${snippet.place.replaceAll(/[^\w.-]/g, "-")}.mjs`);
  await writeFile(program, outputFiles[0]?.text ?? "");
  return import(pathToFileURL(program).href);
}
