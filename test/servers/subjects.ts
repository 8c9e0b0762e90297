import { fileURLToPath } from "node:url";
import { compileDocument } from "../../scripts/conformance/compile-document.ts";
import type { DescribedApi } from "../../scripts/conformance/runner/described-api.ts";
import type { Fixtures } from "../../scripts/conformance/runner/fixtures.ts";
import { loadApis } from "../support/generated-apis.ts";
import type { TestedApi } from "./fault.ts";
import { TOKEN } from "./transfers/start.ts";
import { namesOf, TOKENS } from "./world.ts";

/** What the suite knows about an API and the data of its servers. */
export interface Known {
  readonly api: DescribedApi;
  readonly fixtures: Fixtures;
}

const generated = new Map((await loadApis()).map((api) => [api.facts.name, api]));
const transfers = await compileDocument(fileURLToPath(new URL("transfers/transfers.yaml", import.meta.url)));

export function knownOf(api: TestedApi): Known {
  // The suite learns the ids of transfers itself, by creating them.
  if (api === "transfers") return { api: transfers, fixtures: { token: TOKEN, operations: {} } };
  const described = generated.get(api);
  if (described === undefined) throw new Error(`generated/ has no ${api}.`);
  const { fresh, spent, unknown, foreign, failing } = namesOf(api);
  const [operationId = ""] = Object.keys(described.facts.operations);
  const resources = { fresh, spent: [spent], unknown: [unknown], foreign: [foreign], failing: [failing] };
  const { own, other } = TOKENS[api];
  return { api: described, fixtures: { token: own, otherToken: other, operations: { [operationId]: resources } } };
}
