import { format } from "../lib/report.ts";
import type { EndToEnd } from "./end-to-end.ts";

const HEAD = [
  ...["store", "rows", "stored, s", "worked on, s", "ledger read, s"],
  ...["memory to store, MB", "to work, MB", "disk, MB"],
];

/** A table's head and its rows. */
export function wholeTable(whole: readonly EndToEnd[]): [readonly string[], readonly (readonly string[])[]] {
  const rows = whole.map((each) => [
    ...[each.store, format(each.rows), format(each.stored, 1), format(each.worked, 1), format(each.ledger, 1)],
    ...[format(each.planMemory), format(each.workMemory), format(each.disk)],
  ]);
  return [HEAD, rows];
}
