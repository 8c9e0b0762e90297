import { NAMED_MEMBERS } from "../named-members.ts";
import { EXAMPLE_KEYWORDS } from "../schemas/references.ts";
import { isReference, type OpenApiDocument, resolvePointer } from "../document.ts";

/** The components for which openapi-typescript writes types that it can reference. */
const COMPONENT = /^#\/components\/[^/]+\/[^/]+$/;

/**
 * The document with the targets inlined of references that do not lead to a component, but e.g. to another operation's
 * parameter: openapi-typescript writes no type for those that could be referenced.
 * @param kept what stays unchanged
 */
export function inlineReferences(
  document: OpenApiDocument,
  kept: { readonly has: (node: object) => boolean },
): OpenApiDocument {
  const open = new Set<string>();
  const inline = (node: unknown, isNamed = false): unknown => {
    if (typeof node !== "object" || node === null || kept.has(node)) return node;
    if (Array.isArray(node)) return inlineItems(node);
    if (!isReference(node) || COMPONENT.test(node.$ref) || open.has(node.$ref)) {
      let inlined: Record<string, unknown> | undefined;
      for (const [key, member] of Object.entries(node)) {
        // What is in an extension has no type, and need not lead anywhere.
        if (!isNamed && (EXAMPLE_KEYWORDS.has(key) || key.startsWith("x-"))) continue;
        const own = inline(member, !isNamed && NAMED_MEMBERS.has(key));
        if (own !== member) (inlined ??= { ...node })[key] = own;
      }
      return inlined ?? node;
    }
    open.add(node.$ref);
    const target = inline(resolvePointer(document, node.$ref));
    open.delete(node.$ref);
    return target;
  };
  const inlineItems = (items: readonly unknown[]): unknown => {
    const inlined = items.map((item) => inline(item));
    return inlined.every((item, index) => item === items[index]) ? items : inlined;
  };
  // The result is still a valid document: the target replaces its reference.
  return inline(document) as OpenApiDocument;
}
