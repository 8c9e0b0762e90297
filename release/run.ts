import { fileURLToPath } from "node:url";
import { readManifest } from "./manifests.ts";
import { nameRepository } from "./name-repository.ts";
import { isOnRegistry, nextStep } from "./next-step.ts";
import { findPlaceholders } from "./placeholders.ts";
import { shareVersion } from "./share-version.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

/** The steps of the release workflow, by their names: `tsx release/run.ts <step>`. */
const STEPS: Readonly<Record<string, () => Promise<void>>> = {
  // In the form of a step's outputs.
  "next-step": async () => {
    const { version } = await readManifest(root, ".");
    console.log(`step=${await nextStep(root, isOnRegistry)}\nversion=${version}`);
  },
  "name-repository": () => nameRepository(root, process.env),
  "share-version": () => shareVersion(root),
  "check-placeholders": async () => {
    const placeholders = await findPlaceholders(root);
    if (placeholders.length === 0) return;
    throw new Error(`Fill these in before the first release:\n${placeholders.map((place) => `  ${place}`).join("\n")}`);
  },
};

const [name = ""] = process.argv.slice(2);
const step = Object.hasOwn(STEPS, name) ? STEPS[name] : undefined;
try {
  if (step === undefined) throw new Error(`Name a step: ${Object.keys(STEPS).join(", ")}.`);
  await step();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
