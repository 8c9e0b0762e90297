import { decodeReferences } from "./decode-references.ts";
import { FORBIDDEN, NAME } from "./xml-characters.ts";

/** An element of an XML document. Names are without their prefixes, and attributes without declarations of namespaces. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly XmlElement[];
  /** Its own text, without that of its children. */
  readonly text: string;
}

const ATTRIBUTE = `${NAME}[ \\t\\n]*=[ \\t\\n]*(?:"[^"<]*"|'[^'<]*')`;

/** The grammar of XML 1.0: comments (2.5), processing instructions (2.6), CDATA (2.7), tags (3.1) and text (2.4). */
const TOKEN = new RegExp(
  [
    "<!--(?:[^-]|-[^-])*-->",
    `<\\?(?![xX][mM][lL][ \\t\\n?])${NAME}(?:[ \\t\\n][^]*?)?\\?>`,
    "<!\\[CDATA\\[([^]*?)\\]\\]>",
    `</(${NAME})[ \\t\\n]*>`,
    `<(${NAME})((?:[ \\t\\n]+${ATTRIBUTE})*)[ \\t\\n]*(/?)>`,
    "([^<]+)",
  ].join("|"),
  "uy",
);

const DECLARATION = new RegExp(
  "^<\\?xml[ \\t\\n]+version[ \\t\\n]*=[ \\t\\n]*([\"'])1\\.\\d+\\1" +
    "(?:[ \\t\\n]+encoding[ \\t\\n]*=[ \\t\\n]*([\"'])[A-Za-z][\\w.-]*\\2)?" +
    "(?:[ \\t\\n]+standalone[ \\t\\n]*=[ \\t\\n]*([\"'])(?:yes|no)\\3)?[ \\t\\n]*\\?>",
);

/** Deeper documents are refused. */
const MAX_DEPTH = 100;

/** Parses an XML document; `undefined` if it is not well-formed. A document type is refused: it can define entities. */
export function parseXml(source: string): XmlElement | undefined {
  const top: MutableElement = { name: "", attributes: {}, children: [], text: "" };
  const open: MutableElement[] = [top];
  if (FORBIDDEN.test(source)) return undefined;
  // XML 1.0, 2.11: a line ends with a line feed, however it is written.
  const text = source
    .replace(/^\uFEFF/, "")
    .replaceAll(/\r\n?/g, "\n")
    .replace(DECLARATION, "");
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < text.length) {
    const token = TOKEN.exec(text);
    const parent = open.at(-1);
    if (token === null || parent === undefined || open.length > MAX_DEPTH) return undefined;
    const [, data, closed, opened, attributes = "", empty, chars] = token;
    if (parent === top && (data !== undefined || /[^ \t\n]/.test(chars ?? ""))) return undefined;
    if (data !== undefined) parent.text += data;
    else if (chars !== undefined) {
      const decoded = decodeReferences(chars);
      if (decoded === undefined || chars.includes("]]>")) return undefined;
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
  const isWhole = open.length === 1 && others.length === 0;
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
    // XML 1.0, 3.3.3: white space is a space, unless it is a reference.
    const value = decodeReferences((double ?? single ?? "").replaceAll(/[\t\n]/g, " "));
    if (value === undefined || attributes.has(name)) return undefined;
    attributes.set(name, value);
  }
  return Object.fromEntries(attributes);
}

function withLocalNames({ name, attributes, children, text }: XmlElement): XmlElement {
  const local = (qualified: string) => qualified.replace(/^[^:]*:/, "");
  const named = Object.entries(attributes).filter(([key]) => !/^xmlns(:|$)/.test(key));
  // An attribute without a prefix wins over one of another namespace.
  const ordered = named.toSorted(([a], [b]) => Number(b.includes(":")) - Number(a.includes(":")));
  return {
    name: local(name),
    attributes: Object.fromEntries(ordered.map(([key, value]) => [local(key), value])),
    children: children.map(withLocalNames),
    text,
  };
}
