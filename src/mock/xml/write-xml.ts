import type { XmlFacts } from "../../facts.ts";
import { toText } from "../json.ts";
import { isObject } from "../../validation/values.ts";

/** Writes a value as an XML document, named as the schema says (OpenAPI 3.1, 4.8.26). */
export function writeXml(value: unknown, facts: XmlFacts = {}): string {
  const content = Array.isArray(value) ? value.map((item) => writeItem(item, facts, "item")).join("") : undefined;
  return `<?xml version="1.0" encoding="UTF-8"?>\n${writeElement("root", value, facts, content)}\n`;
}

/**
 * An element with the attributes and elements of its value.
 * @param name the element's name, unless the facts have another
 * @param content the element's content, if it does not represent a value
 */
function writeElement(name: string, value: unknown, facts: XmlFacts, content?: string): string {
  const tag = qualify(name, facts);
  const members = isObject(value) ? Object.entries(value) : [];
  const factsOf = (key: string): XmlFacts =>
    (Object.hasOwn(facts.properties ?? {}, key) ? facts.properties?.[key] : undefined) ?? {};
  const attributes = members
    .filter(([key]) => factsOf(key).attribute)
    .map(([key, each]) => {
      const own = factsOf(key);
      return `${declare(own, true)} ${qualify(key, own)}="${escapeXml(toText(each)).replaceAll('"', "&quot;")}"`;
    });
  const elements = members
    .filter(([key]) => !factsOf(key).attribute)
    .map(([key, each]) => writeMember(key, each, factsOf(key)));
  const inner = content ?? (isObject(value) ? elements.join("") : escapeXml(toText(value)));
  return `<${tag}${declare(facts)}${attributes.join("")}>${inner}</${tag}>`;
}

function writeMember(name: string, value: unknown, facts: XmlFacts): string {
  if (!Array.isArray(value)) return writeElement(name, value, facts);
  const items = value.map((item) => writeItem(item, facts, facts.name ?? name)).join("");
  return facts.wrapped ? writeElement(name, undefined, facts, items) : items;
}

/** An item has its own name, or that of its array. */
function writeItem(item: unknown, { items = {} }: XmlFacts, name: string): string {
  const nested = Array.isArray(item) ? item.map((each) => writeItem(each, items, "item")).join("") : undefined;
  return writeElement(name, item, items, nested);
}

/** A name that is invalid in XML becomes `item`. */
function qualify(name: string, { name: own = name, prefix }: XmlFacts): string {
  const local = /^[\p{L}_][\p{L}\p{N}._-]*$/u.test(own) ? own : "item";
  return prefix === undefined ? local : `${prefix}:${local}`;
}

/** Only a prefix puts an attribute into a namespace (Namespaces in XML, 6.2). */
function declare({ namespace, prefix }: XmlFacts, isAttribute = false): string {
  if (namespace === undefined || (isAttribute && prefix === undefined)) return "";
  return ` xmlns${prefix === undefined ? "" : `:${prefix}`}="${escapeXml(namespace).replaceAll('"', "&quot;")}"`;
}

function escapeXml(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
