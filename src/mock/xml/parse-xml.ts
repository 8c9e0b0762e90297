/** An element of an XML document. Names are without their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

/** What is ignored: white space and comments around the root, processing instructions. */
const TOKEN =
  /<!--[^]*?-->|<\?[^]*?\?>|<!\[CDATA\[([^]*?)\]\]>|<\/([^\s>]+)\s*>|<([^\s<>/!?=]+)((?:\s+[^\s=<>/]+\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>|([^<]+)/y;

/** Deeper documents are refused. */
const MAX_DEPTH = 100;

/** Parses an XML document; `undefined` if it is not well-formed. A document type is refused: it can define entities. */
export function parseXml(source: string): XmlElement | undefined {
  const top: MutableElement = { name: "", attributes: {}, children: [], text: "" };
  const open: MutableElement[] = [top];
  const text = source.replace(/^\uFEFF/, "");
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    const parent = open.at(-1);
    if (token === null || parent === undefined || open.length > MAX_DEPTH) return undefined;
    const [, data, closed, opened, attributes = "", empty, chars] = token;
    if (data !== undefined) parent.text += data;
    else if (chars !== undefined) {
      const decoded = decodeReferences(chars);
      if (decoded === undefined) return undefined;
      parent.text += decoded;
    } else if (opened !== undefined) {
      const read = readAttributes(attributes);
      if (read === undefined) return undefined;
      const element: MutableElement = { name: opened, attributes: read, children: [], text: "" };
      parent.children.push(element);
      if (empty !== "/") open.push(element);
    } else if (closed !== undefined && (open.length === 1 || open.pop()?.name !== closed)) return undefined;
  }
  const [root, ...others] = top.children;
  const isWhole = open.length === 1 && others.length === 0 && top.text.trim() === "";
  return isWhole && root !== undefined ? withLocalNames(root) : undefined;
}

interface MutableElement {
  name: string;
  attributes: Record<string, string>;
  children: MutableElement[];
  text: string;
}

function readAttributes(source: string): Record<string, string> | undefined {
  const attributes = new Map<string, string>();
  for (const [, name = "", double, single] of source.matchAll(/([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g)) {
    const value = decodeReferences(double ?? single ?? "");
    if (value === undefined || attributes.has(name)) return undefined;
    attributes.set(name, value);
  }
  return Object.fromEntries(attributes);
}

const ENTITIES = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }));

/** `undefined` if a reference is unknown. */
function decodeReferences(text: string): string | undefined {
  let isBroken = false;
  const decoded = text.replaceAll(/&([^&;\s]*)(;?)/g, (_, name: string, end: string) => {
    const character = /^#/.test(name) ? characterOf(name) : ENTITIES.get(name);
    isBroken ||= character === undefined || end !== ";";
    return character ?? "";
  });
  return isBroken ? undefined : decoded;
}

/** The character of a reference such as `#65` or `#x41`. */
function characterOf(reference: string): string | undefined {
  const [, hex, decimal = ""] = /^#(?:x([\da-f]+)|(\d+))$/i.exec(reference) ?? [];
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : undefined;
}

function withLocalNames({ name, attributes, children, text }: XmlElement): XmlElement {
  const local = (qualified: string) => qualified.replace(/^[^:]*:/, "");
  return {
    name: local(name),
    attributes: Object.fromEntries(Object.entries(attributes).map(([key, value]) => [local(key), value])),
    children: children.map(withLocalNames),
    text,
  };
}
