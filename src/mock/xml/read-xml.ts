import type { SchemaFacts, XmlFacts } from "../../facts.ts";
import { readings } from "../request/coerce.ts";
import { propertiesOf } from "../request/read-form.ts";
import { shapeOf } from "../request/styles.ts";
import { parseXml, type XmlElement } from "./parse-xml.ts";

/** The value that an XML document stands for (OpenAPI 3.1, 4.8.26); `undefined` if it is not well-formed. */
export function readXml(text: string, schema: SchemaFacts, facts: XmlFacts = {}): unknown {
  const root = parseXml(text);
  if (root === undefined) return undefined;
  return shapeOf(schema) === "array" ? readItems(root.children, schema, facts) : readElement(root, schema, facts);
}

/** Down to here facts tell the types of a schema's parts. What is deeper in XML is text. */
const DEPTH = 5;

/** Whether a violation of a value that was read from XML counts: one below the depth of the facts does not. */
export function countsInXml({ pointer }: { readonly pointer: string }): boolean {
  return pointer.split("/").length <= DEPTH;
}

function readElement(element: XmlElement, schema: SchemaFacts, facts: XmlFacts): unknown {
  const shape = shapeOf(schema);
  if (shape === "array") return readItems(element.children, schema, facts);
  const isObject = shape === "object" || element.children.length > 0;
  return isObject ? readObject(element, schema, facts) : readings(schema, element.text)[0];
}

function readItems(elements: readonly XmlElement[], { items = {} }: SchemaFacts, facts: XmlFacts): readonly unknown[] {
  return elements.map((each) => readElement(each, items, facts.items ?? {}));
}

function readObject(element: XmlElement, schema: SchemaFacts, { properties: named = {} }: XmlFacts): object {
  const taken = new Set<XmlElement>();
  const known = Object.entries(propertiesOf(schema)).flatMap(([key, property]): [string, unknown][] => {
    const facts = named[key] ?? {};
    const name = facts.name ?? key;
    if (facts.attribute) {
      const text = element.attributes[name];
      return text === undefined ? [] : [[key, readings(property, text)[0]]];
    }
    const isList = shapeOf(property) === "array";
    const elementName = isList && !facts.wrapped ? (facts.items?.name ?? name) : name;
    const found = element.children.filter((child) => child.name === elementName);
    for (const each of found) taken.add(each);
    const [first] = found;
    if (first === undefined) return [];
    return [[key, isList && !facts.wrapped ? readItems(found, property, facts) : readElement(first, property, facts)]];
  });
  const others = element.children.filter((child) => !taken.has(child));
  const unnamed = [...new Set(others.map(({ name }) => name))].map((name): [string, unknown] => {
    const values = others
      .filter((each) => each.name === name)
      .map((each) => readElement(each, schema.additionalProperties ?? {}, {}));
    return [name, values.length === 1 ? values[0] : values];
  });
  return Object.fromEntries([...known, ...unnamed]);
}
