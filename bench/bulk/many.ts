import { format, publish, table } from "../lib/report.ts";
import { endToEnd } from "./end-to-end.ts";
import { printProgress } from "./progress.ts";
import { setUp } from "./setup.ts";
import { wholeTable } from "./whole-table.ts";

// A large number of rows on PostgreSQL, once. Separate from the other figures, since it takes long.
const rows = Number(process.env["ROWS"] ?? 1_000_000);
const CONCURRENCY = 100;
const setup = await setUp();
try {
  const store = await setup.createStore("PostgreSQL");
  const stopPrinting = printProgress(store);
  const whole = await endToEnd("PostgreSQL", store, setup.near, rows, CONCURRENCY).finally(stopPrinting);
  await publish({
    name: "bulk-many",
    title: `${format(rows)} calls`,
    text: [
      "By one process that stores them, one that works on them against a server that answers at once, and one that reads the ledger:",
      table(...wholeTable([whole])),
    ].join("\n\n"),
    data: whole,
  });
} finally {
  await setup.close();
}
