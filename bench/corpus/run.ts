/**
 * Generates code of real public documents with default settings, type-checks it, calls every operation against the mock, and
 * holds the validators to the documents' examples; beside the peers in the same run.
 * `npm run documents` takes those that packages of the registry ship; `npm run documents -- FOLDER` those of a folder;
 * `--alone` leaves the peers out. The table goes to `results/documents-npm.md`, or that of a folder to `results/documents.md`.
 */
import { cp, mkdir, rm } from "node:fs/promises";
import { extname, join, resolve } from "node:path";
import { publish, table } from "../lib/report.ts";
import { runNode, type Cost } from "../pipeline/process.ts";
import type { Tool } from "../pipeline/tools.ts";
import { callAll, type Calls, importGenerated } from "../../test/corpus/calls.ts";
import { checkExamples, type Examples } from "../../test/corpus/examples.ts";
import { findDocuments, findShipped } from "./find.ts";
import { PEERS, REVOKIT } from "./tools.ts";
import { typeErrors } from "./type-check.ts";

/** What a tool made of a document. */
interface Made {
  readonly cost?: Cost;
  /** Absent where nothing was generated. */
  readonly typeErrors?: number;
  readonly problem?: string;
}

interface Row {
  readonly document: string;
  readonly tools: Readonly<Record<string, Made>>;
  readonly calls?: Calls;
  readonly examples?: Examples;
  readonly failure?: string;
}

/** In milliseconds. */
const LIMIT = 180_000;

const args = process.argv.slice(2);
const [folder] = args.filter((arg) => !arg.startsWith("--"));
const tools = args.includes("--alone") ? [REVOKIT] : [REVOKIT, ...PEERS];
const documents = folder === undefined ? findShipped(resolve("node_modules")) : findDocuments(resolve(folder));
const work = resolve("generated/corpus");
await rm(work, { recursive: true, force: true });

const rows: Row[] = [];
for (const [index, document] of documents.entries()) {
  const home = join(work, String(index));
  // A name that every tool takes for one.
  const file = folder === undefined ? document.file : join(home, `api${extname(document.file)}`);
  await mkdir(home, { recursive: true });
  if (file !== document.file) await cp(document.file, file);
  const made = new Map<string, Made>();
  for (const tool of tools) made.set(tool.name, await make(tool, file, join(home, tool.name.replaceAll(/\W+/g, "-"))));
  const row = { document: document.name, tools: Object.fromEntries(made), ...(await use(file, home)) };
  rows.push(row);
  console.log(describe(row).join("  "));
}

const shipped = "Public documents that packages of the npm registry ship";
await publish({
  name: folder === undefined ? "documents-npm" : "documents",
  title: folder === undefined ? shipped : "Public documents",
  text: summary(),
  data: rows,
});

/** Runs a tool, and type-checks what comes of it. */
async function make(tool: Tool, file: string, out: string): Promise<Made> {
  await mkdir(out, { recursive: true });
  try {
    const cost = await runNode(tool.args(file, out), out, LIMIT);
    const errors = typeErrors(out);
    return { cost, typeErrors: errors.length, ...(errors[0] !== undefined && { problem: errors[0].slice(0, 300) }) };
  } catch (error) {
    return { problem: String(error).slice(-300) };
  }
}

/** Calls what Revokit made, and holds its validators to examples. */
async function use(file: string, home: string) {
  try {
    const [name = "api"] = (file.split("/").at(-1) ?? "").split(/\.(?=\w+$)/);
    const generated = await importGenerated(join(home, "Revokit", name));
    return { calls: await callAll(generated), examples: await checkExamples(file, generated) };
  } catch (error) {
    return { failure: String(error).slice(0, 300) };
  }
}

function describe({ document, tools: made, calls, examples, failure }: Row): string[] {
  const cells = tools.map(({ name }) => {
    const { cost, typeErrors: errors, problem } = made[name] ?? {};
    if (cost === undefined) return problem === undefined ? "–" : "failed";
    return `${errors === 0 ? "" : `${errors} type errors, `}${cost.cpu.toFixed(1)} s, ${Math.round(cost.memory)} MB`;
  });
  const called = calls === undefined ? (failure ?? "–") : `${calls.answered}/${calls.called}`;
  return [document, ...cells, called, examples === undefined ? "–" : `${examples.accepted}/${examples.valid}`];
}

function summary(): string {
  const passes = ({ cost, typeErrors: errors }: Made = {}) => cost !== undefined && errors === 0;
  const byPeers = rows.filter((row) => PEERS.some(({ name }) => passes(row.tools[name])));
  const ours = rows.filter((row) => passes(row.tools[REVOKIT.name]));
  const sum = (pick: (row: Row) => number | undefined) => rows.reduce((total, row) => total + (pick(row) ?? 0), 0);
  const called = sum(({ calls }) => calls?.called);
  const answered = sum(({ calls }) => calls?.answered);
  return [
    `${rows.length} documents, each tool with its default settings; seconds (of the processors) and memory are those of the command. Type-checked under \`strict\` and \`exactOptionalPropertyTypes\`.`,
    "",
    `- Generated and type-clean by Revokit: ${ours.length}.`,
    ...(tools.length === 1
      ? []
      : [
          `- By at least one peer: ${byPeers.length}, of which Revokit too: ${byPeers.filter((row) => ours.includes(row)).length}.`,
        ]),
    `- Calls answered as documented: ${answered} of ${called} (${((100 * answered) / Math.max(1, called)).toFixed(1)} %).`,
    `- Valid examples accepted: ${sum(({ examples }) => examples?.accepted)} of ${sum(({ examples }) => examples?.valid)}.`,
    "",
    table(["document", ...tools.map(({ name }) => name), "calls answered", "examples accepted"], rows.map(describe)),
  ].join("\n");
}
