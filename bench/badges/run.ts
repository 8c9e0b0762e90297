import { mkdir, readFile, writeFile } from "node:fs/promises";
import { makeBadge } from "badge-maker";

/** The README's badges: files generated from the repository's own data, so that no other host is contacted. */
const manifest = await readJson("../package.json");
const consumers = await readJson("../test/consumers/package.json");
const { results } = await readJson("results/size.json");

const compilers = Object.keys(consumers.dependencies)
  .filter((name) => name.startsWith("typescript-"))
  .map((name) => name.replace("typescript-", ""));
const [{ gzipped }] = results;

const badges = {
  node: manifest.engines.node,
  typescript: `${compilers[0]} to ${compilers.at(-1)}`,
  client: `${(gzipped / 1000).toFixed(1)} kB gzipped`,
  license: manifest.license,
};

await mkdir("results/badges", { recursive: true });
for (const [label, message] of Object.entries(badges)) {
  await writeFile(`results/badges/${label}.svg`, `${makeBadge({ label, message, color: "informational" })}\n`);
}

async function readJson(path: string) {
  return JSON.parse(await readFile(path, "utf8"));
}
