/**
 * Generates code from public documents with default settings, type-checks it, calls every operation on the mock, and runs the
 * validators on the documents' examples; the peers generate and are type-checked in the same run. `npm run documents` takes
 * the documents that packages of the registry ship; `npm run documents -- FOLDER` those of a folder. `--alone` leaves the
 * peers out, `--last-peers` takes their figures from the last table, and `--again=NAME,…` runs only the documents whose names
 * contain one of these, and takes the others from the last table. Writes the table to `results/documents-npm.md`, or for a
 * folder to `results/documents.md`.
 */
import { cp, mkdir, rm } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { publish } from "../lib/report.ts";
import { runNode } from "../pipeline/process.ts";
import type { Tool } from "../pipeline/tools.ts";
import { callAll, importGenerated } from "../../test/corpus/calls.ts";
import { checkExamples } from "../../test/corpus/examples.ts";
import { readNormalized } from "../../test/corpus/normalized.ts";
import { operationsWithoutValue } from "../../test/support/empty-schemas.ts";
import { findDocuments, findShipped } from "./find.ts";
import type { Made, Row } from "./row.ts";
import { readLastTable } from "./last-table.ts";
import { describe, summarize } from "./summary.ts";
import { PEERS, REVOKIT } from "./tools.ts";
import { typeErrors } from "./type-check.ts";

/** How much processor time each tool may use for a document, in seconds. */
const LIMIT = 120;

const args = process.argv.slice(2);
const [folder] = args.filter((arg) => !arg.startsWith("--"));
const isWithPeers = !args.includes("--alone") && !args.includes("--last-peers");
const tools = args.includes("--alone") ? [REVOKIT] : [REVOKIT, ...PEERS];
const documents = folder === undefined ? findShipped(resolve("node_modules")) : findDocuments(resolve(folder));
const name = folder === undefined ? "documents-npm" : "documents";
const again = args
  .find((arg) => arg.startsWith("--again="))
  ?.slice("--again=".length)
  .split(",");
const last = args.includes("--last-peers") || again !== undefined ? await readLastTable(name) : undefined;
const work = resolve("generated", name);
await rm(work, { recursive: true, force: true });

const rows: Row[] = [];
for (const [index, document] of documents.entries()) {
  const known = last?.rowOf(document.name);
  if (again !== undefined && known !== undefined && !again.some((part) => document.name.includes(part))) {
    rows.push(known);
    continue;
  }
  const home = join(work, String(index));
  // A name that every tool accepts.
  const file = folder === undefined ? document.file : join(home, `api${extname(document.file)}`);
  await mkdir(home, { recursive: true });
  if (file !== document.file) await cp(document.file, file);
  const made = new Map<string, Made>(Object.entries(known?.tools ?? {}));
  for (const tool of isWithPeers ? tools : [REVOKIT])
    made.set(tool.name, await make(tool, file, join(home, tool.name.replaceAll(/\W+/g, "-"))));
  const row = { document: document.name, tools: Object.fromEntries(made), ...(await use(file, home)) };
  rows.push(row);
  console.log(describe(row, tools).join("  "));
}

const shipped = "Public documents that packages of the npm registry ship";
await publish({
  name,
  title: folder === undefined ? shipped : "Public documents",
  text: [
    ...(args.includes("--last-peers") ? [`The figures of the peers are those of ${last?.date}.`] : []),
    ...(again === undefined
      ? []
      : [`The documents whose names contain ${again.join(" or ")} were measured again with later code.`]),
    summarize(rows, tools, LIMIT),
  ].join("\n\n"),
  data: rows,
});

/** Runs a tool, and type-checks its output. */
async function make(tool: Tool, file: string, out: string): Promise<Made> {
  await mkdir(out, { recursive: true });
  try {
    const cost = await runNode(tool.args(file, out), out, LIMIT);
    const errors = typeErrors(out);
    return { cost, typeErrors: errors.length, ...(errors[0] !== undefined && { problem: brief(errors[0], out) }) };
  } catch (error) {
    return { problem: brief(String(error), out) };
  }
}

/** A message without the paths of this machine. */
function brief(message: string, out: string): string {
  return message
    .replaceAll(`${out}/`, "")
    .replaceAll(`${resolve("..")}/`, "")
    .slice(0, 300);
}

/** Calls Revokit's client, and runs its validators on the examples. */
async function use(file: string, home: string) {
  try {
    const [api = "api"] = (file.split("/").at(-1) ?? "").split(/\.(?=\w+$)/);
    const generated = await importGenerated(join(home, "Revokit", api));
    const normalized = await readNormalized(file);
    const calls = await callAll(generated, operationsWithoutValue(normalized));
    return { calls, examples: checkExamples(normalized, generated) };
  } catch (error) {
    return { failure: String(error).slice(0, 300) };
  }
}
