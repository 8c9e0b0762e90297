import { cp, mkdtemp, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { checks } from "../../conformance/client/checks.ts";
import type { ClientTestContext, Library } from "../../conformance/client/client-test-context.ts";
import type { MutationVerdict } from "../verdict.ts";
import type { ClientFault } from "./faults.ts";

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** How long a check may take before it counts as failed, in milliseconds: a fault may make the library wait for ever. */
const PATIENCE = 5_000;

/** Everything that a context has but for the library. */
export type ClientBench = Omit<ClientTestContext, "library">;

/**
 * Holds a copy of the library with a planted fault, or without one, against the spec, until a check finds it. Throws where
 * the source no longer has what the fault changes.
 */
export async function tryClientFault(benches: readonly ClientBench[], fault?: ClientFault): Promise<MutationVerdict> {
  const folder = await mkdtemp(join(tmpdir(), "revokit-mutant-"));
  try {
    await cp(join(root, "src"), join(folder, "src"), { recursive: true, filter: (path) => !path.endsWith("mock") });
    await cp(join(root, "package.json"), join(folder, "package.json"));
    await symlink(join(root, "node_modules"), join(folder, "node_modules"));
    if (fault !== undefined) await plant(join(folder, "src"), fault);
    // A copy of `src/index.ts` has its types.
    const library = (await import(pathToFileURL(join(folder, "src/index.ts")).href)) as Library;
    const found = await firstFailure(benches, library);
    const api = found?.bench.api.contract.name ?? "";
    return { party: "client", api, fault: fault?.name ?? "none", foundBy: found ? [found.check] : [] };
  } finally {
    await rm(folder, { recursive: true });
  }
}

async function plant(folder: string, fault: ClientFault): Promise<void> {
  const file = join(folder, fault.file);
  const source = await readFile(file, "utf8");
  if (!canBePlanted(source, fault)) {
    throw new Error(`"${fault.name}" can't be planted: src/${fault.file} does not have its text once.`);
  }
  await writeFile(
    file,
    source.replace(fault.from, () => fault.to),
  );
}

/** Whether the text that a fault changes stands once in a source. */
export function canBePlanted(source: string, { from }: ClientFault): boolean {
  return source.split(from).length === 2;
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
