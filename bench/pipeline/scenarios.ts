import { readdir, readFile } from "node:fs/promises";
import { fromCold, lint, LINT, peer, REVOKIT, unchanged } from "./contestants.ts";
import { documentOf, SMALL } from "./documents.ts";
import { runNode } from "./process.ts";
import type { Scenario } from "./scenario.ts";
import { openapiTypescript, peers } from "./tools.ts";
import { startWatching } from "./watch.ts";
import { Workspace } from "./workspace.ts";

const GITHUB = "node_modules/@octokit/openapi/generated/api.github.com.json";
const settings = (rules: string) => ({ "redocly.yaml": `telemetry: off\nextends: [${rules}]\n` });
const LENIENT = settings("minimal");
const USUAL = settings("recommended");

/** This project's own documents, with their lint rules. */
async function ownDocuments(): Promise<Readonly<Record<string, string>>> {
  const rules = (await readdir("../scripts/lint/rules")).map((name) => `scripts/lint/rules/${name}`);
  const paths = ["redocly.yaml", "specs/kirim.yaml", "specs/natural.yaml", ...rules];
  return Object.fromEntries(
    await Promise.all(paths.map(async (path) => [path, await readFile(`../${path}`, "utf8")] as const)),
  );
}

function smallDocuments(count: number): Readonly<Record<string, string>> {
  const names = Array.from({ length: count }, (_, index) => `specs/small${index}.yaml`);
  return { ...USUAL, ...Object.fromEntries(names.map((name) => [name, documentOf(SMALL)])) };
}

export async function nothingChanged(): Promise<Scenario> {
  const two = await Workspace.create("unchanged-2", await ownDocuments());
  const many = await Workspace.create("unchanged-200", smallDocuments(200));
  for (const workspace of [two, many]) await runNode(workspace.generate(), workspace.folder);
  return {
    title: "Nothing has changed",
    note: "openapi-typescript compiles one small document, for it does not remember.",
    rounds: 9,
    contestants: [
      unchanged(two, "Revokit, 2 documents"),
      unchanged(many, "Revokit, 200 documents"),
      peer(openapiTypescript, many, "specs/small0.yaml"),
    ],
    bars: (of) =>
      ["Revokit, 2 documents", "Revokit, 200 documents"].map((name) => ({
        name: `${name}, × openapi-typescript`,
        value: of(name).time / of(openapiTypescript.name).time,
        limit: 0.25,
      })),
  };
}

export async function bothFromCold(): Promise<Scenario> {
  const workspace = await Workspace.create("cold", await ownDocuments());
  return {
    title: "Both of this project's documents, from cold",
    note: "`redocly lint` reads both, each other peer Natural's alone.",
    rounds: 5,
    contestants: [
      fromCold(workspace),
      lint(workspace, "specs/kirim.yaml", "specs/natural.yaml"),
      ...peers.map((tool) => peer(tool, workspace, "specs/natural.yaml")),
    ],
    bars: (of) => [
      {
        name: "× the sum of redocly lint and openapi-typescript",
        value: of(REVOKIT).time / (of(LINT).time + of(openapiTypescript.name).time),
        limit: 1.2,
      },
    ],
  };
}

export async function whileWatching(): Promise<Scenario> {
  const workspace = await Workspace.create("watch", await ownDocuments());
  // One status more or less, which changes the types, the operations, the facts and the validators.
  const edit = (source: string, round: number) =>
    source.replace('"500":', (rest) => `"${502 + (round % 2)}": { description: Out of order. }\n        ${rest}`);
  const watching = await startWatching(workspace, "specs/kirim.yaml", edit);
  return {
    title: "One of this project's documents changes while watching",
    note: "From the save to the end of the run. No peer compiles only what has changed.",
    rounds: 21,
    contestants: [{ name: REVOKIT, gives: "lint, types, client, facts, validators", run: watching.change }],
    end: watching.end,
    bars: (of) => [{ name: "seconds", value: of(REVOKIT).time, limit: 0.15 }],
  };
}

export async function manyDocuments(): Promise<Scenario> {
  const counts = [1, 10, 50, 200];
  const nameOf = (count: number) => `Revokit, ${count === 1 ? "1 document" : `${count} documents`}`;
  const workspaces = await Promise.all(counts.map((count) => Workspace.create(`many-${count}`, smallDocuments(count))));
  const [first] = workspaces;
  return {
    title: "From 1 to 200 small documents, from cold",
    note: "Each has 38 lines and one operation. openapi-typescript compiles one document a run.",
    rounds: 7,
    contestants: [
      ...workspaces.map((workspace, index) => fromCold(workspace, nameOf(counts[index] ?? 0))),
      ...(first ? [peer(openapiTypescript, first, "specs/small0.yaml")] : []),
    ],
    bars: () => [],
  };
}

export async function oneDocumentOf(lines: number): Promise<Scenario> {
  const files = { ...USUAL, "specs/long.yaml": documentOf(lines) };
  const workspace = await Workspace.create(`lines-${lines}`, files);
  return fromColdBeside(workspace, "specs/long.yaml", `One document of ${lines.toLocaleString("en-GB")} lines`, "");
}

/** Public documents of the sizes that the bars name, by their paths in `node_modules`. */
export const SHIPPED: readonly string[] = [
  "@readme/oas-examples/3.1/yaml/train-travel.yaml",
  "rclone-openapi/openapi.json",
  "@ideal-postcodes/openapi/dist/openapi.yaml",
  "@gitbook/api/spec/openapi.json",
];

export async function shippedDocument(path: string): Promise<Scenario> {
  const source = await readFile(`node_modules/${path}`, "utf8");
  const document = `specs/shipped.${path.split(".").at(-1)}`;
  const workspace = await Workspace.create(path.replaceAll(/\W+/g, "-"), { ...LENIENT, [document]: source });
  const lines = source.split("\n").length.toLocaleString("en-GB");
  return fromColdBeside(workspace, document, path, `A public document of ${lines} lines.`);
}

/** The bar that holds at every size. */
function fromColdBeside(workspace: Workspace, document: string, title: string, note: string): Scenario {
  return {
    title: `${title}, from cold`,
    note,
    rounds: 3,
    contestants: [
      fromCold(workspace),
      lint(workspace, document),
      ...peers.map((tool) => peer(tool, workspace, document)),
    ],
    bars: (of) => [
      {
        name: "× the sum of redocly lint and openapi-typescript",
        value: of(REVOKIT).time / (of(LINT).time + of(openapiTypescript.name).time),
        limit: 1,
      },
    ],
  };
}

export async function github(): Promise<Scenario> {
  const files = { ...LENIENT, "specs/github.json": await readFile(GITHUB, "utf8") };
  const workspace = await Workspace.create("github", files);
  await workspace.write("no-lint.yaml", "telemetry: off\nextends: []\n");
  const withoutLint = "Revokit, without the lint";
  return {
    title: "GitHub's document, 13 MB of JSON, from cold",
    note: "Linted by Redocly's minimal set, of which Revokit leaves out the warnings on examples.",
    rounds: 2,
    contestants: [
      fromCold(workspace),
      fromCold(workspace, withoutLint, "--lint-config", "no-lint.yaml"),
      lint(workspace, "specs/github.json"),
      ...peers.map((tool) => peer(tool, workspace, "specs/github.json")),
    ],
    bars: (of) => [
      {
        name: "× the sum of redocly lint and openapi-typescript",
        value: of(REVOKIT).time / (of(LINT).time + of(openapiTypescript.name).time),
        limit: 1,
      },
      {
        name: "without the lint, × @hey-api/openapi-ts",
        value: of(withoutLint).time / of("@hey-api/openapi-ts").time,
        limit: 1,
      },
      { name: "memory, MB", value: of(REVOKIT).memory, limit: 600 },
    ],
  };
}
