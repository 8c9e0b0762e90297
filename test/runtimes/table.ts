import type { Verdict } from "./verdict.ts";

const HEAD = [
  "runtime",
  "version",
  "calls",
  "copies from a bare `fetch`",
  "from a client",
  "carried out twice",
  "false outcomes",
];

/** What became of each runtime, as Markdown. */
export function toTable(verdicts: readonly Verdict[]): string {
  const rows = [HEAD, HEAD.map(() => "---"), ...verdicts.map(rowOf)];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function rowOf({ name, version, calls, bare, client }: Verdict): string[] {
  if (calls === undefined || bare === undefined || client === undefined)
    return [name, version, "not run", "", "", "", ""];
  return [
    name,
    version,
    calls === true ? "passed" : "failed",
    `${bare.resent} of ${bare.trials}`,
    `${client.resent} of ${client.trials}`,
    String(client.twice),
    String(client.falseOutcomes.length),
  ];
}
