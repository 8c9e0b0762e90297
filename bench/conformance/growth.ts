/** Measures how the suite's time grows with the number of operations. Writes the table to `results/conformance-growth.md`. */
import { format, publish, table } from "../lib/report.ts";
import { holdMock } from "./hold-mock.ts";
import { manyOperations } from "./many-operations.ts";

const OPERATIONS = [25, 50, 100, 200];

await holdMock(manyOperations(25));
const rows: { readonly operations: number; readonly requests: number; readonly milliseconds: number }[] = [];
for (const operations of OPERATIONS) {
  const api = manyOperations(operations);
  const before = process.cpuUsage();
  const { requests } = await holdMock(api);
  const { user, system } = process.cpuUsage(before);
  rows.push({ operations, requests, milliseconds: (user + system) / 1000 });
}
await publish({
  name: "conformance-growth",
  title: "The conformance suite's time by the number of operations",
  text: [
    "Processor time on the mock, in one process.",
    table(
      ["operations", "requests", "time", "per operation"],
      rows.map(({ operations, requests, milliseconds }) => [
        String(operations),
        format(requests),
        `${format(milliseconds)} ms`,
        `${format(milliseconds / operations, 1)} ms`,
      ]),
    ),
  ].join("\n\n"),
  data: rows,
});
