import { basename } from "node:path";
import { compileApis } from "../../scripts/cli/mock-documents.ts";
import { answerEveryOperation } from "./answer-every-operation.ts";

/** Prints, for OpenAPI documents that are named, how many of their operations the mock answers as documented. */
const rows: { readonly called: number; readonly answered: number }[] = [];
for (const file of process.argv.slice(2)) {
  try {
    const [api] = await compileApis([file], { allowRemote: false });
    if (api === undefined) continue;
    const { called, misses } = await answerEveryOperation(api);
    rows.push({ called, answered: called - misses.length });
    console.log(`| ${basename(file)} | ${called} | ${called - misses.length} |`);
    for (const { operationId, reason } of misses) console.log(`    ${operationId}: ${reason.slice(0, 300)}`);
  } catch (error) {
    console.log(`| ${basename(file)} | refused: ${String(error).split("\n")[0]} |`);
  }
}
const sum = (key: "called" | "answered") => rows.reduce((total, row) => total + row[key], 0);
console.log(`${sum("answered")} of ${sum("called")} operations are answered as documented.`);
