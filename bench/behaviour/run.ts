import { readFile } from "node:fs/promises";
import { publish, table } from "../lib/report.ts";
import { type Subject, subjects } from "./clients.ts";
import { trials } from "./trials.ts";

// Natural's SDK warns at each call that the documented example is not what it expects.
console.warn = () => {};

const rows: string[][] = [];
for (const trial of trials) {
  const cells: string[] = [];
  for (const subject of subjects) cells.push(await trial.run(subject));
  rows.push([trial.name, ...cells]);
}

await publish({
  name: "behaviour",
  title: "What each client does",
  text: [
    "Each client revokes the same invitation on a loopback server that fails on purpose, with its own defaults but for a timeout of a second where it has one. A cell says what the server and the caller saw; what *hangs* had not ended after 8 seconds.",
    table(["", ...(await Promise.all(subjects.map(titleOf)))], rows),
  ].join("\n\n"),
  data: rows,
});

async function titleOf({ name, dependency }: Subject): Promise<string> {
  if (dependency === undefined) return name;
  const { version } = JSON.parse(await readFile(`node_modules/${dependency}/package.json`, "utf8"));
  return `${name} ${version}`;
}
