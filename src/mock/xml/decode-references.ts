import { FORBIDDEN } from "./xml-characters.ts";

const ENTITIES = new Map(Object.entries({ lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" }));

/** Text with its references replaced (XML 1.0, 4.1 and 4.6); `undefined` if one is unknown. */
export function decodeReferences(text: string): string | undefined {
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
  const [, hex, decimal = ""] = /^#(?:x([\da-fA-F]+)|(\d+))$/.exec(reference) ?? [];
  const point = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  const character = point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "\0";
  return FORBIDDEN.test(character) ? undefined : character;
}
