import { closestMatch } from "leven";
import { describeSelector, type Filter, matches, type Selector } from "../find/filter.ts";
import { dropUnusedComponents } from "./used-components.ts";
import { DocumentError, METHODS, type OpenApiDocument } from "./document.ts";
import { keepReferred } from "./keep-referred.ts";
import { operationName } from "./names.ts";
import { type PathItem, resolvePathItem } from "./requests/path-item.ts";

/** The values that selectors of each kind match. */
type Names = Readonly<Record<Selector["kind"], readonly string[]>>;

/**
 * The document with only the operations that pass a filter, and what they refer to. Throws a `DocumentError` for
 * a selector that matches no operation, and if no operation is left.
 */
export function filterOperations(
  document: OpenApiDocument,
  { include, exclude, isLenient = false }: Filter,
): OpenApiDocument {
  const all: Names[] = [];
  const paths: Record<string, PathItem> = {};
  for (const [path, reference] of Object.entries(document.paths ?? {})) {
    if (!path.startsWith("/")) continue;
    const item = { ...resolvePathItem(document, reference) };
    for (const method of METHODS) {
      const operation = item[method];
      if (operation === undefined) continue;
      const { operationId, tags = [] } = operation;
      const ids = new Set([operationName(operationId, method, path), ...(operationId ? [operationId] : [])]);
      const names: Names = { tag: tags, path: [path], operation: [...ids] };
      all.push(names);
      const isIn = include.length === 0 || include.some((selector) => selects(selector, names));
      if (!isIn || exclude.some((selector) => selects(selector, names))) delete item[method];
    }
    if (METHODS.some((method) => item[method] !== undefined)) paths[path] = item;
  }
  for (const selector of isLenient ? [] : [...include, ...exclude]) {
    if (!all.some((names) => selects(selector, names))) throw new DocumentError(noMatch(selector, all), "#/paths");
  }
  if (Object.keys(paths).length === 0 && !isLenient) throw new DocumentError("Every operation is left out.", "#/paths");
  const { webhooks: _, ...others } = document;
  return dropUnusedComponents(keepReferred(document, { ...others, paths }));
}

function selects({ kind, pattern }: Selector, names: Names): boolean {
  return names[kind].some((name) => matches(pattern, name));
}

function noMatch(selector: Selector, all: readonly Names[]): string {
  const known = all.flatMap((names) => names[selector.kind]);
  const meant = closestMatch(selector.pattern, known, { maxDistance: Math.ceil(selector.pattern.length / 3) });
  const advice = meant === undefined ? "" : ` Did you mean ${describeSelector({ ...selector, pattern: meant })}?`;
  return `${describeSelector(selector)} matches no operation.${advice}`;
}
