import { isPlainObject } from "@redocly/openapi-core";
import { percentDecode } from "./percent-decode.ts";

/** The relative paths of the files that a parsed document refers to, as it writes them but for their percent-encoding. */
export function fileReferences(document: unknown): ReadonlySet<string> {
  const found = new Set<string>();
  const seen = new Set<object>();
  const open = [document];
  while (open.length > 0) {
    const value = open.pop();
    if ((!isPlainObject(value) && !Array.isArray(value)) || seen.has(value)) continue;
    seen.add(value);
    const reference: unknown = isPlainObject(value) ? value["$ref"] : undefined;
    const path = typeof reference === "string" ? percentDecode(reference.split("#", 1).join()) : "";
    if (path !== "" && !/^[a-z][a-z\d+.-]*:/i.test(path)) found.add(path);
    for (const item of Object.values(value)) open.push(item);
  }
  return found;
}
