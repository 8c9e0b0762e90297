import { fileURLToPath } from "node:url";
import { killBulk } from "./kill-bulk.ts";

const [rows, kills] = [Number(process.argv[2] ?? 1_000), Number(process.argv[3] ?? 5)];
const command = fileURLToPath(new URL("../../bulk/src/cli/main.ts", import.meta.url));
const result = await killBulk(["--import", "tsx", command], rows, kills);
const outcomes = new Map<string, number>();
for (const [outcome] of result.ledger.matchAll(/\b(applied|accepted|rejected|not_sent|unknown)\b(?=,)/g)) {
  outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
}
const counts = [...outcomes].map(([outcome, count]) => `${count} ${outcome}`).join(", ");
console.log(
  `${rows} links, killed ${result.kills} times. The server got ${result.requests} requests and revoked ${result.revoked}.`,
);
console.log(`The ledger: ${counts}. The command's exit code: ${result.code}.`);
const hasEach = [...outcomes.values()].reduce((sum, count) => sum + count, 0) === rows;
if (!hasEach || result.revoked !== rows || (outcomes.get("rejected") ?? 0) > 0) process.exitCode = 1;
