import { parseJson } from "revokit/toolkit";

/** The name of a member that occurs twice in an object of a JSON text; `undefined` if there is none. */
export function duplicateMember(text: string): string | undefined {
  // In another text, each quotation mark may be searched to the end for its closing one.
  if (parseJson(text) === undefined) return undefined;
  const open: Set<string>[] = [];
  for (const [token, written] of text.matchAll(/"((?:[^"\\]|\\.)*)"\s*:|"(?:[^"\\]|\\.)*"|[{}]/g)) {
    if (token === "{") open.push(new Set());
    else if (token === "}") open.pop();
    else if (written !== undefined) {
      const name = String(JSON.parse(`"${written}"`));
      const members = open.at(-1);
      if (members?.has(name) === true) return name;
      members?.add(name);
    }
  }
  return undefined;
}
