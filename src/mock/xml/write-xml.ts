import type { XmlFacts } from "../../facts.ts";
import { toText } from "../json.ts";
import { isObject } from "../../validation/values.ts";
import { FORBIDDEN, LOCAL_NAME } from "./xml-characters.ts";

/** The prefixes that the elements around declare. */
type Scope = ReadonlySet<string>;

/** Writes a value as an XML document, named as the schema says (OpenAPI 3.1, 4.8.26). */
export function writeXml(value: unknown, facts: XmlFacts = {}): string {
  const content = Array.isArray(value)
    ? (inside: Scope) => value.map((item) => writeItem(item, facts, "item", inside)).join("")
    : undefined;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement("root", value, facts, new Set(["xml"]), content)}\n`;
}

/**
 * An element with the attributes and elements of its value.
 * @param name the element's name, unless the facts have another
 * @param content writes the element's content, if it does not represent a value
 */
function writeElement(
  name: string,
  value: unknown,
  facts: XmlFacts,
  outside: Scope,
  content?: (inside: Scope) => string,
): string {
  const tag = qualify(name, facts);
  const members = isObject(value) ? Object.entries(value) : [];
  const factsOf = (key: string): XmlFacts =>
    (Object.hasOwn(facts.properties ?? {}, key) ? facts.properties?.[key] : undefined) ?? {};
  const own = members.filter(([key]) => factsOf(key).attribute);
  const declared = declarations(
    facts,
    own.map(([key]) => factsOf(key)),
    outside,
  );
  const inside = new Set([...outside, ...declared.keys()]);
  const attributes = [
    ...Array.from(declared, ([prefix, namespace]): [string, string] => [
      prefix === "" ? "xmlns" : `xmlns:${prefix}`,
      namespace,
    ]),
    ...own.map(([key, each]): [string, string] => [qualify(key, factsOf(key)), toText(each)]),
  ].map(([key, text]) => ` ${key}="${escapeAttribute(text)}"`);
  const elements = members
    .filter(([key]) => !factsOf(key).attribute)
    .map(([key, each]) => writeMember(key, each, factsOf(key), inside));
  const inner = content?.(inside) ?? (isObject(value) ? elements.join("") : escapeText(toText(value)));
  return `<${tag}${attributes.join("")}>${inner}</${tag}>`;
}

function writeMember(name: string, value: unknown, facts: XmlFacts, scope: Scope): string {
  if (!Array.isArray(value)) return writeElement(name, value, facts, scope);
  const items = (inside: Scope) => value.map((item) => writeItem(item, facts, facts.name ?? name, inside)).join("");
  return facts.wrapped ? writeElement(name, undefined, facts, scope, items) : items(scope);
}

/** An item has its own name, or that of its array. */
function writeItem(item: unknown, { items = {} }: XmlFacts, name: string, scope: Scope): string {
  const nested = Array.isArray(item)
    ? (inside: Scope) => item.map((each) => writeItem(each, items, "item", inside)).join("")
    : undefined;
  return writeElement(name, item, items, scope, nested);
}

/** A name that is invalid in XML becomes `item`. */
function qualify(name: string, facts: XmlFacts): string {
  const { name: own = name } = facts;
  const [local, prefix] = [isName(own) ? own : "item", prefixOf(facts)];
  return prefix === "" ? local : `${prefix}:${local}`;
}

/**
 * The namespaces that an element declares, by their prefixes: each once, although attributes may share that of the element.
 * Only a prefix puts an attribute into a namespace (Namespaces in XML, 6.2). A prefix must be declared, even if the document
 * has no namespace for it (5).
 */
function declarations(element: XmlFacts, attributes: readonly XmlFacts[], scope: Scope): ReadonlyMap<string, string> {
  const declared = new Map<string, string>();
  for (const facts of [element, ...attributes]) {
    const prefix = prefixOf(facts);
    const isUndeclared = prefix !== "" && !scope.has(prefix);
    const namespace = facts.namespace ?? (isUndeclared ? `urn:example:${prefix}` : undefined);
    const isMeant = prefix === "" ? facts === element : prefix !== "xml";
    if (namespace !== undefined && isMeant && !declared.has(prefix)) declared.set(prefix, namespace);
  }
  return declared;
}

function prefixOf({ prefix = "" }: XmlFacts): string {
  return isName(prefix) ? prefix : "";
}

function isName(text: string): boolean {
  return new RegExp(`^${LOCAL_NAME}$`, "u").test(text);
}

/** A literal carriage return would be read as a line feed (XML 1.0, 2.11). Forbidden characters become U+FFFD. */
function escapeText(text: string): string {
  return text
    .replaceAll(new RegExp(FORBIDDEN, "gu"), "\ufffd")
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll("\r", "&#13;");
}

/** Literal tabs and line feeds of an attribute would be read as spaces (XML 1.0, 3.3.3). */
function escapeAttribute(text: string): string {
  return escapeText(text)
    .replaceAll('"', "&quot;")
    .replaceAll(/[\t\n]/g, (space) => `&#${space.charCodeAt(0)};`);
}
