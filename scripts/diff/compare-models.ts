import type { OpenApiDocument } from "../compile/document.ts";
import type { SpecChange } from "./change.ts";

/** The named schemas whose types programs can't import any more. */
export function compareModels(api: string, before: OpenApiDocument, after: OpenApiDocument): SpecChange[] {
  const kept = new Set(namesOf(after));
  return namesOf(before)
    .filter((name) => !kept.has(name))
    .map((name) => ({ api, impact: "major", message: `The type of the schema \`${name}\` is no longer exported.` }));
}

function namesOf({ components }: OpenApiDocument): readonly string[] {
  return Object.keys(components?.schemas ?? {});
}
