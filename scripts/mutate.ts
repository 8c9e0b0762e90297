import { styleText } from "node:util";
import { loadApis } from "./conformance/apis.ts";
import { createBenches } from "./mutate/benches.ts";
import { clientFaults } from "./mutate/client/faults.ts";
import { tryClientFault } from "./mutate/client/plant.ts";
import { serverFaults } from "./mutate/server/faults.ts";
import { tryServerFault } from "./mutate/server/plant.ts";
import type { MutationVerdict } from "./mutate/verdict.ts";

/** Plants each fault of the catalogues, and tells which check finds it. */
async function* verdicts(): AsyncGenerator<MutationVerdict> {
  const apis = await loadApis();
  for (const api of apis) {
    const [operation] = Object.values(api.contract.operations);
    for (const fault of serverFaults) {
      if (operation && fault.appliesTo?.(operation) !== false) yield tryServerFault(api, fault);
    }
  }
  const benches = await createBenches(apis);
  for (const fault of clientFaults) yield tryClientFault(benches, fault);
}

const colours = process.stdout.isTTY && process.stdout.hasColors();
const paint = (colour: "green" | "red" | "dim", text: string) => (colours ? styleText(colour, text) : text);
let missed = 0;
let planted = 0;

for await (const { party, api, fault, foundBy } of verdicts()) {
  const [first] = foundBy;
  const mark = first === undefined ? paint("red", "✗ missed") : paint("green", "✓");
  const more = foundBy.length > 1 ? `, and ${foundBy.length - 1} more` : "";
  console.log(
    `${mark} ${`${party} ${api}`.padEnd(15)} ${fault}\n  ${paint("dim", first === undefined ? "" : first + more)}`,
  );
  planted += 1;
  if (first === undefined) missed += 1;
}

console.log(`\n${planted - missed} of ${planted} planted faults were found.`);
process.exitCode = missed > 0 ? 1 : 0;
