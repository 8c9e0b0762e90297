import type { XmlFacts } from "revokit";
import { isObject, ownMember } from "revokit/toolkit";

/** Writes a value as an XML document, independently of the mock (OpenAPI 3.1, 4.8.26). */
export function writeXml(value: unknown, facts: XmlFacts = {}): string {
  const inside = Array.isArray(value) ? value.map((each) => elementOf("item", each, facts.items)) : undefined;
  return elementOf("root", value, facts, inside?.join(""));
}

function elementOf(fallback: string, value: unknown, facts: XmlFacts = {}, inside?: string): string {
  const name = nameOf(fallback, facts);
  const attributes: string[] = [];
  const elements: string[] = [];
  for (const [key, member] of isObject(value) ? Object.entries(value) : []) {
    const own = ownMember(facts.properties ?? {}, key) ?? {};
    if (own.attribute) attributes.push(`${declarationOf(own)} ${nameOf(key, own)}="${escape(member)}"`);
    else elements.push(memberOf(key, member, own));
  }
  const text = inside ?? (isObject(value) ? elements.join("") : escape(value));
  return `<${name}${declarationOf(facts)}${attributes.join("")}>${text}</${name}>`;
}

function memberOf(key: string, value: unknown, facts: XmlFacts): string {
  if (!Array.isArray(value)) return elementOf(key, value, facts);
  const items = value.map((each) => elementOf(facts.name ?? key, each, facts.items)).join("");
  return facts.wrapped === true ? elementOf(key, undefined, facts, items) : items;
}

function nameOf(fallback: string, { name = fallback, prefix }: XmlFacts): string {
  return prefix === undefined ? name : `${prefix}:${name}`;
}

function declarationOf({ namespace, prefix, attribute }: XmlFacts): string {
  if (namespace === undefined || (attribute && prefix === undefined)) return "";
  return ` xmlns${prefix === undefined ? "" : `:${prefix}`}="${escape(namespace)}"`;
}

function escape(value: unknown): string {
  const text = typeof value === "string" ? value : value === null || value === undefined ? "" : JSON.stringify(value);
  // A parser would read a carriage return, and white space of an attribute, as something else (XML 1.0, 2.11 and 3.3.3).
  return text.replaceAll(/[&<>"\t\n\r]/g, (each) => `&#${each.charCodeAt(0)};`);
}
