import { locateOperations } from "../compile/document.ts";
import { normalizeSchemas } from "../compile/schemas/normalize.ts";
import { compileTypes } from "../compile/types.ts";
import type { Linter } from "../lint/linter.ts";
import type { SpecChange } from "./change.ts";
import { compareDocuments } from "./compare-documents.ts";
import { Locator } from "./locate.ts";
import type { Pair, Version } from "./document-pairs.ts";
import { compareModels } from "./compare-models.ts";
import { compareServers } from "./compare-servers.ts";
import { compareTypes } from "./compare-types.ts";

/** The changes of a document: what its owner changed, and what else changes the types of its callers. */
export async function comparePair(linter: Linter, { before, after, isRenamed }: Pair): Promise<SpecChange[]> {
  const api = (after ?? before)?.spec.name ?? "";
  if (!after) return [{ api, impact: "major", message: "The API was removed." }];
  if (!before) return [{ api, impact: "minor", message: "The API was added." }];
  const renamed: SpecChange[] = isRenamed
    ? [
        {
          api,
          impact: "major",
          message: `Renamed from \`${before.spec.name}\`: the generated code moves with the name.`,
        },
      ]
    : [];
  return [...renamed, ...(await compareVersions(linter, api, before, after))];
}

async function compareVersions(linter: Linter, api: string, before: Version, after: Version): Promise<SpecChange[]> {
  if (JSON.stringify(before.document) === JSON.stringify(after.document)) return [];
  const [then, now] = [namesByPointer(before), namesByPointer(after)];
  const { resolver, document } = await linter.read(after.spec);
  const found = await compareDocuments({
    api,
    before: before.document,
    after: after.document,
    // Callers use their old names.
    operations: new Map([...now, ...then]),
    locator: new Locator(resolver, document),
  });
  // Redocly reports that a server's URL changed, but neither a new first one nor that of an operation.
  const isTold = ({ operation }: SpecChange) =>
    found.some((each) => each.operation === operation && each.message.startsWith("Server "));
  const servers = compareServers(api, before.document, after.document).filter((change) => !isTold(change));
  const changes = [...found, ...servers, ...compareModels(api, before.document, after.document)];
  // A cause is reported instead of its effect on the types.
  const isBroken = (id: string) => changes.some(({ operation, impact }) => operation === id && impact === "major");
  const kept = new Set(now.values());
  const inBoth = [...then.values()].filter((id) => kept.has(id) && !isBroken(id));
  // Last, because openapi-typescript modifies its input.
  const typesOf = (version: Version) => compileTypes(normalizeSchemas(version.document));
  return [...changes, ...compareTypes(api, typesOf(before), typesOf(after), inBoth)];
}

function namesByPointer({ document }: Version): ReadonlyMap<string, string> {
  return new Map(locateOperations(document).map(({ pointer, id }) => [pointer, id]));
}
