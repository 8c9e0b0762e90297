import { cp, mkdtemp, readFile, rename, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, dirname, join, relative } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checks } from "../../conformance/client/checks.ts";
import type { ClientTestContext, Library } from "../../conformance/client/client-test-context.ts";
import { loadApis } from "../../support/generated-apis.ts";
import type { MutationVerdict } from "../verdict.ts";
import type { ClientFault } from "./fault.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** How long a check may take before it counts as failed, in milliseconds: a fault may make the library wait forever. */
const PATIENCE = 5_000;

/** A context without the library. */
export type ClientBench = Omit<ClientTestContext, "library">;

/** The modules that import what depends on the platform by a name that leads into this repository. */
const ON_PLATFORM = ["settings.ts", "transport/classify-attempt.ts", "transport/attempt.ts"];

/**
 * Runs the checks on a copy of the library, with or without a planted fault, until one finds it. Throws if the library no
 * longer exports what the fault replaces.
 */
export async function tryClientFault(benches: readonly ClientBench[], fault?: ClientFault): Promise<MutationVerdict> {
  const folder = await mkdtemp(join(tmpdir(), "revokit-mutant-"));
  try {
    await cp(join(root, "src"), join(folder, "src"), { recursive: true, filter: (path) => !path.endsWith("mock") });
    await cp(join(root, "generated"), join(folder, "generated"), { recursive: true });
    await cp(join(root, "package.json"), join(folder, "package.json"));
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    for (const file of ON_PLATFORM) await usePlatformOf(join(folder, "src"), file);
    if (fault !== undefined) await plant(join(folder, "src"), fault);
    // A copy of `src/index.ts` has its types.
    const library = (await import(pathToFileURL(join(folder, "src/index.ts")).href)) as Library;
    // The generated code of the copy calls the copy's functions.
    const apis = new Map((await loadApis(join(folder, "generated"))).map((copy) => [copy.facts.name, copy]));
    const copies = benches.map((bench) => ({ ...bench, api: apis.get(bench.api.facts.name) ?? bench.api }));
    const found = await firstFailure(copies, library);
    const api = found?.bench.api.contract.name ?? "";
    return { party: "client", api, fault: fault?.name ?? "none", foundBy: found ? [found.check] : [] };
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** Makes a module of the copy import the copy's own `node/platform.ts`. Throws if it imports none. */
async function usePlatformOf(source: string, file: string): Promise<void> {
  const text = await readFile(join(source, file), "utf8");
  if (!text.includes('"#platform"')) throw new Error(`src/${file} does not import "#platform".`);
  const path = `./${relative(dirname(file), "node/platform.ts")}`;
  await writeFile(join(source, file), text.replace('"#platform"', JSON.stringify(path)));
}

/**
 * Replaces a function or class of a module by the faulty one, for all importers. The original stays available. Throws if the
 * module has no such export.
 */
async function plant(folder: string, { name, file, exported }: ClientFault): Promise<void> {
  const original = file.replace(/\.ts$/, ".original.ts");
  await rename(join(folder, file), join(folder, original));
  const specifier = JSON.stringify(`./${basename(original)}`);
  await writeFile(
    join(folder, file),
    `import * as original from ${specifier};
import { findFault } from ${JSON.stringify(fileURLToPath(new URL("catalog.ts", import.meta.url)))};
export * from ${specifier};
const right = original[${JSON.stringify(exported)}];
if (right === undefined) throw new Error(${JSON.stringify(`"${name}" can't be planted: src/${file} has no ${exported}.`)});
export const ${exported} = findFault(${JSON.stringify(name)}).change(right);
`,
  );
}

async function firstFailure(
  benches: readonly ClientBench[],
  library: Library,
): Promise<{ readonly bench: ClientBench; readonly check: string } | undefined> {
  for (const bench of benches) {
    for (const { name, appliesTo, run } of checks) {
      if (appliesTo?.(bench.operation) === false) continue;
      if (!(await passes(run({ ...bench, library })))) return { bench, check: name };
    }
  }
  return undefined;
}

async function passes(run: Promise<void>): Promise<boolean> {
  const { promise: tooLong, cancel } = timer();
  try {
    return await Promise.race([
      run.then(
        () => true,
        () => false,
      ),
      tooLong,
    ]);
  } finally {
    cancel();
  }
}

function timer(): { promise: Promise<false>; cancel: () => void } {
  let cancel = () => {};
  const promise = new Promise<false>((resolve) => {
    const timeout = setTimeout(resolve, PATIENCE, false);
    cancel = () => clearTimeout(timeout);
  });
  return { promise, cancel };
}
