import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join, resolve } from "node:path";
import { median } from "../lib/measure.ts";
import { format, publish, table } from "../lib/report.ts";
import { compile, type Diagnostics } from "./compiler.ts";
import { generateRedoclyClient } from "../lib/redocly-client.ts";
import { compileGitHub, GITHUB, type SampleCall } from "./documents.ts";
import { type Client, type Program, programsFor } from "./programs.ts";

/** Everything is built below here: `revokit/` as it is installed, and GitHub's client beside it. */
const FOLDER = resolve("dist/types");
const ROOT = resolve("..");
const ROUNDS = 3;

const DECLARED: Client = "openapi-fetch, with `types.d.ts`";
const SOURCES: Client = "openapi-fetch, with `types.ts`";

/** A possible `tsconfig.json` of a user. */
const USER = {
  strict: true,
  noEmit: true,
  target: "es2022",
  module: "nodenext",
  lib: ["es2023", "dom"],
  types: [],
  skipLibCheck: true,
  allowImportingTsExtensions: true,
  paths: { revokit: ["./revokit/src/index.d.ts"], "revokit/*": ["./revokit/src/*.d.ts"] },
};

const programs = await prepare();
const results = await measureAll(programs);
await report(results);

async function prepare(): Promise<readonly Program[]> {
  await mkdir(join(FOLDER, "programs"), { recursive: true });
  const declare = { noEmit: false, declaration: true, emitDeclarationOnly: true, incremental: false };
  await compile(join(FOLDER, "tsconfig.revokit.json"), {
    extends: join(ROOT, "tsconfig.json"),
    compilerOptions: { ...declare, rootDir: ROOT, outDir: "revokit", typeRoots: [join(ROOT, "node_modules/@types")] },
    include: [join(ROOT, "src"), join(ROOT, "generated")],
  });
  const { operations, sampleCalls } = await compileGitHub(join(FOLDER, "github"));
  await compile(join(FOLDER, "tsconfig.github.json"), {
    compilerOptions: { ...USER, ...declare, rootDir: "github", outDir: "github-declared" },
    files: ["github/client.ts"],
  });
  const redocly = await readRedoclyNames(await generateRedoclyClient(GITHUB, join(FOLDER, "redocly/github.ts")));

  const revoke: SampleCall = {
    operationId: "revokeSetupLink",
    method: "DELETE",
    path: "/customers/{id}/setup_links/{link_id}",
    values: `{ id: "a", link_id: "a" }`,
  };
  const step = Math.floor(sampleCalls.length / 50);
  const fifty = sampleCalls.filter((_, index) => index % step === 0).slice(0, 50);
  const kirim = {
    document: "Kirim, 1 operation",
    sampleCalls: [revoke],
    create: "createKirim",
    declared: "revokit/kirim",
    types: { declared: "../revokit/generated/kirim/types.ts" },
  };
  const github = {
    document: `GitHub, ${format(operations)} operations`,
    create: "createGithub",
    declared: "../github-declared/client.ts",
    generated: "../github",
    types: { declared: "../github-declared/types.ts", generated: "../github/types.ts" },
    redocly: { module: "../redocly/github.ts", nameOf: (operationId: string) => redocly.get(operationId) ?? "" },
  };
  return [
    ...programsFor(kirim),
    ...programsFor({ ...github, sampleCalls: fifty.slice(0, 1) }),
    ...programsFor({ ...github, sampleCalls: fifty }),
  ];
}

/** What `redocly generate-client` calls each operation, by its operationId. */
async function readRedoclyNames(file: string): Promise<ReadonlyMap<string, string>> {
  const source = await readFile(file, "utf8");
  const entries = source.matchAll(/^ +"?([\w$]+)"?: \{ id: "([^"]+)", method: /gm);
  return new Map([...entries].map(([, name = "", operationId = ""]) => [operationId, name]));
}

async function measureAll(programs: readonly Program[]): Promise<readonly (Program & Diagnostics)[]> {
  const taken = programs.map((program) => ({ program, runs: [] as Diagnostics[] }));
  for (const { name, source } of programs) await writeFile(join(FOLDER, "programs", `${name}.ts`), source);
  for (let round = 0; round < ROUNDS; round++) {
    for (const { program, runs } of taken) runs.push(await check(program, {}));
  }
  // Code must also compile for users with stricter settings.
  for (const program of programs) await check(program, { exactOptionalPropertyTypes: true });
  return taken.map(({ program, runs }) => ({
    ...program,
    instantiations: median(runs.map(({ instantiations }) => instantiations)),
    checkTime: median(runs.map(({ checkTime }) => checkTime)),
    memory: median(runs.map(({ memory }) => memory)),
  }));
}

function check({ name }: Program, options: object): Promise<Diagnostics> {
  return compile(join(FOLDER, `tsconfig.${name}.json`), {
    compilerOptions: { ...USER, ...options },
    files: [`programs/${name}.ts`],
  });
}

async function report(results: readonly (Program & Diagnostics)[]): Promise<void> {
  const rows = results.map(({ document, calls, client, instantiations, checkTime, memory }) => {
    const beside = results.filter((each) => each.document === document && each.calls === calls);
    const ratioTo = (base: Client, of: "instantiations" | "checkTime", value: number) => {
      const found = beside.find((each) => each.client === base);
      return found === undefined ? "" : format(value / found[of], of === "checkTime" ? 2 : 3);
    };
    return [
      document,
      String(calls),
      client,
      format(instantiations),
      ratioTo(DECLARED, "instantiations", instantiations),
      format(checkTime, 2),
      ratioTo(DECLARED, "checkTime", checkTime),
      ratioTo(SOURCES, "checkTime", checkTime),
      format(memory),
    ];
  });
  await publish({
    name: "types",
    title: "What the types cost the compiler",
    text: [
      "`tsc --extendedDiagnostics` of a program that makes so many different calls and reads their data. Revokit is imported as it is installed, by its declarations; *from its generated sources* is how a project has it that keeps the pipeline's output among its own files. openapi-fetch has openapi-typescript's types once as declarations, which `skipLibCheck` leaves out, and once as the same `types.ts` that Revokit's generated sources import.",
      table(
        [
          "document",
          "calls",
          "client",
          "instantiations",
          "× openapi-fetch",
          "check, s",
          "× with `types.d.ts`",
          "× with `types.ts`",
          "memory, MB",
        ],
        rows,
      ),
      "The bars, from generated sources with one call: 1,000 instantiations and 0.75 of openapi-fetch's check time with the same `types.ts`; with validators and facts 10,000 and 1.5.",
    ].join("\n\n"),
    data: results.map(({ source: _, ...result }) => result),
  });
}
