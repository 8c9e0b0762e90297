/**
 * Compiles large public documents, as they are shipped in packages of the npm registry, type-checks what comes of them, and
 * makes a call of each HTTP method against the mock.
 * `npm ci && npm run documents`; names of documents as arguments keep it to those.
 */
import { cp, mkdir, rm } from "node:fs/promises";
import { parse } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { applyChanges } from "../scripts/write/changes.ts";
import { planGeneration } from "../scripts/generate.ts";
import { callEachMethod } from "./method-calls.ts";
import { reportError } from "../scripts/cli/report.ts";

const DOCUMENTS = {
  "directus.json": "@directus/specs/dist/openapi.json",
  "figma.yaml": "@figma/rest-api-spec/openapi/openapi.yaml",
  "github.json": "@octokit/openapi/generated/api.github.com.json",
  "readme.json": "@readme/oas-examples/3.1/json/readme.json",
  "star-trek.yaml": "@readme/oas-examples/3.0/yaml/star-trek.yaml",
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));
const asked = process.argv.slice(2);

await rm(here("documents"), { recursive: true, force: true });
await mkdir(here("documents"));
for (const [name, path] of Object.entries(DOCUMENTS)) {
  if (asked.length > 0 && !asked.some((word) => name.startsWith(word))) continue;
  const file = here(`documents/${name}`);
  await cp(here(`node_modules/${path}`), file);
  try {
    const generated = here("generated");
    const runtime = "../../../src/runtime.ts";
    const only = [file];
    const plan = await planGeneration({
      specs: here("documents"),
      only,
      generated,
      redocly: here("redocly.yaml"),
      runtime,
    });
    await applyChanges(generated, plan.changes);
    const errors = typeErrors(plan.paths.map((generatedFile) => `${generated}/${generatedFile}`));
    const [milliseconds = 0] = plan.durations.values();
    console.log(`${name.padEnd(16)} ${(milliseconds / 1000).toFixed(1)} s, ${errors.length} type errors`);
    for (const error of errors.slice(0, 5)) console.log(`  ${error}`);
    const calls = await callEachMethod(`${generated}/${parse(name).name}`);
    for (const { method, operationId, status, error } of calls) {
      console.log(`  ${method.padEnd(7)} ${operationId}  ${status ?? error}`);
    }
    if (errors.length > 0 || calls.some(({ status }) => status === undefined)) process.exitCode = 1;
  } catch (error) {
    reportError(error);
    process.exitCode = 1;
  }
}
console.log(`At most ${Math.round(process.resourceUsage().maxRSS / 1024)} MB.`);

function typeErrors(files: readonly string[]): string[] {
  const { config } = ts.readConfigFile(here("../tsconfig.json"), (file) => ts.sys.readFile(file));
  const { options } = ts.convertCompilerOptionsFromJson(config.compilerOptions, here(".."));
  return ts.getPreEmitDiagnostics(ts.createProgram(files, options)).map(({ file, start = 0, messageText }) => {
    const line = file ? file.getLineAndCharacterOfPosition(start).line + 1 : 0;
    return `${file?.fileName}:${line} ${ts.flattenDiagnosticMessageText(messageText, " ")}`.slice(0, 200);
  });
}
