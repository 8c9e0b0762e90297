import { mkdir, writeFile } from "node:fs/promises";
import { availableParallelism, cpus, loadavg } from "node:os";
import { join } from "node:path";

/** npm runs the scripts of a package in its folder. */
const RESULTS = join(process.cwd(), "results");

/** The result of a measurement, under `results/`. */
export interface Report {
  /** The name of the files. */
  readonly name: string;
  readonly title: string;
  /** Markdown, after the title. */
  readonly text: string;
  readonly data: unknown;
  readonly svg?: string;
}

/** Prints a report and writes it to files, with its time and the machine. */
export async function publish({ name, title, text, data, svg }: Report): Promise<void> {
  const machine = {
    date: new Date().toISOString().slice(0, 10),
    node: process.version,
    cpu: `${availableParallelism()} × ${cpus()[0]?.model ?? "unknown"}`,
    load: Number((loadavg()[0] ?? NaN).toFixed(1)),
  };
  const made = `Measured on ${machine.date} with Node ${machine.node} on ${machine.cpu}, load ${machine.load}, by \`npm run bench\`.`;
  const markdown = `# ${title}\n\n${text.trim()}\n\n${made}\n`;
  console.log(`\n${markdown}`);
  await mkdir(RESULTS, { recursive: true });
  await writeFile(join(RESULTS, `${name}.md`), markdown);
  await writeFile(join(RESULTS, `${name}.json`), `${JSON.stringify({ machine, results: data }, null, 2)}\n`);
  if (svg !== undefined) await writeFile(join(RESULTS, `${name}.svg`), svg);
}

/** A Markdown table, with columns of numbers aligned to the right. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const rule = head.map((_, column) => (/^[\d–]/.test(rows[0]?.[column] ?? "") ? "--:" : "---"));
  const lines = [head, rule, ...rows];
  return lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

/** A part of a report that a page of the guide can include by its name, in lower case with hyphens. */
export function region(name: string, text: string): string {
  const id = name.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
  return `<!-- #region ${id} -->\n\n${text}\n\n<!-- #endregion ${id} -->`;
}

/** A number with a fixed number of decimals, and commas between thousands. */
export function format(value: number, decimals = 0): string {
  return value.toLocaleString("en-GB", { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
}
