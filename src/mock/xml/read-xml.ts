import type { SchemaFacts, XmlFacts } from "../../facts.ts";
import { ownMember } from "../../own-member.ts";
import { readings } from "../request/coerce.ts";
import { itemsOf, propertiesOf } from "../request/read-form.ts";
import { shapeOf } from "../request/styles.ts";
import { parseXml, type XmlElement } from "./parse-xml.ts";

/** The value that an XML document stands for (OpenAPI 3.1, 4.8.26); `undefined` if it is not well-formed. */
export function readXml(text: string, schema: SchemaFacts, facts: XmlFacts = {}): unknown {
  const root = parseXml(text);
  if (root === undefined) return undefined;
  return shapeOf(schema) === "array" ? readItems(root.children, schema, facts) : readElement(root, schema, facts);
}

function readElement(element: XmlElement, schema: SchemaFacts, facts: XmlFacts): unknown {
  const shape = shapeOf(schema);
  if (shape === "array") return readItems(element.children, schema, facts);
  const isObject = shape === "object" || element.children.length > 0;
  return isObject ? readObject(element, schema, facts) : readings(schema, element.text)[0];
}

/** The properties that a schema or one of its alternatives requires. */
function requiredBy({ required = [], anyOf = [] }: SchemaFacts): readonly string[] {
  return [...required, ...anyOf.flatMap(requiredBy)];
}

function readItems(elements: readonly XmlElement[], schema: SchemaFacts, facts: XmlFacts): readonly unknown[] {
  return elements.map((each) => readElement(each, itemsOf(schema) ?? {}, facts.items ?? {}));
}

function readObject(element: XmlElement, schema: SchemaFacts, { properties: named = {} }: XmlFacts): object {
  const taken = new Set<XmlElement>();
  const known = Object.entries(propertiesOf(schema)).flatMap(([key, property]): [string, unknown][] => {
    const facts = ownMember(named, key) ?? {};
    const name = facts.name ?? key;
    if (facts.attribute) {
      const text = ownMember(element.attributes, name);
      return text === undefined ? [] : [[key, readings(property, text)[0]]];
    }
    const isList = shapeOf(property) === "array";
    const elementName = isList && !facts.wrapped ? (facts.items?.name ?? name) : name;
    const found = element.children.filter((child) => child.name === elementName);
    for (const each of found) taken.add(each);
    const [first] = found;
    // An empty list without an element of its own leaves no trace.
    if (first === undefined) return isList && !facts.wrapped && requiredBy(schema).includes(key) ? [[key, []]] : [];
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
