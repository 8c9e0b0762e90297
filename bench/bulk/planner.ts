import { createBulk, kirim } from "../../bulk/src/index.ts";
import { type Job, report } from "./protocol.ts";

// Stores a job unless it is stored already, and then reads its ledger.
const { baseUrl, rows, store, name }: Job = JSON.parse(process.argv[2] ?? "{}");
const reads = process.argv[3] === "ledger";
const bulk = await createBulk({ store });
function* list() {
  for (let row = 0; row < rows; row += 1) yield { id: "cus_1", link_id: `csl_${row}` };
}
await report(async () => {
  if (!reads) {
    await bulk.job({ api: kirim, operation: "revokeSetupLink", rows: list, rate: "none", name, client: { baseUrl } });
    return rows;
  }
  let lines = 0;
  for await (const { outcome } of (await bulk.find(name)).ledger()) if (outcome === "applied") lines += 1;
  return lines;
});
await bulk.close();
