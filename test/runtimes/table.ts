import type { Leftovers } from "./programs/leftovers.ts";
import type { RuntimeResult } from "./test-runtime.ts";

const HEAD = [
  "runtime",
  "version",
  "calls",
  "copies from a bare `fetch`",
  "from a client",
  "carried out twice",
  "false outcomes",
  "left behind",
];

/** The results of each runtime, as Markdown. */
export function toTable(results: readonly RuntimeResult[]): string {
  const rows = [HEAD, HEAD.map(() => "---"), ...results.map(rowOf)];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function rowOf({ name, version, calls, bare, client, leftovers }: RuntimeResult): string[] {
  if (calls === undefined || bare === undefined || client === undefined || leftovers === undefined) {
    return [name, version, "not run", "", "", "", "", ""];
  }
  return [
    name,
    version,
    calls === true ? "passed" : "failed",
    `${bare.resent} of ${bare.trials}`,
    `${client.resent} of ${client.trials}`,
    String(client.twice),
    String(client.falseOutcomes.length),
    describeLeftovers(leftovers),
  ];
}

/** Timers and listeners are counted exactly. The heap varies from run to run, so it has a bound. */
function describeLeftovers({ timers, listeners, heap }: Leftovers): string {
  const counted = timers + listeners === 0 ? "nothing" : `${timers} timers, ${listeners} listeners`;
  return heap === undefined ? `${counted} (heap not known)` : counted;
}
