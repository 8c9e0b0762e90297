import { encodeText } from "./encode.ts";
import { encodeName, encodeReserved } from "./encode-query.ts";
import { membersOf, type ParameterWriter } from "./members.ts";

/** Options of a query or cookie style. */
export interface FormOptions {
  /** Whether each item and each member is a pair of its own. Default: true. */
  readonly explode?: boolean;
  /** Whether reserved characters stay as they are. Default: false. */
  readonly allowReserved?: boolean;
}

/** The style `form` (OpenAPI 3.1, 4.8.12.3; RFC 6570, 3.2.8). An empty array or object adds nothing. */
export function form({ explode = true, allowReserved = false }: FormOptions = {}): ParameterWriter {
  const encode = allowReserved ? encodeReserved : encodeText;
  // Without explode, an unencoded comma separates the parts.
  const encodePart: typeof encode = (text, name) =>
    explode ? encode(text, name) : encode(text, name).replaceAll(",", "%2C");
  return (name, value) => {
    const key = encodeName(name);
    const members = membersOf(name, value);
    if (members.kind === "scalar") return `${key}=${encode(members.text, name)}`;
    if (members.kind === "list") {
      const items = members.items.map((item) => encodePart(item, name));
      if (explode) return items.map((item) => `${key}=${item}`).join("&");
      return items.length === 0 ? "" : `${key}=${items.join(",")}`;
    }
    const entries = members.entries.map(([member, text]) => [encodeText(member, name), encodePart(text, name)]);
    if (explode) return entries.map((entry) => entry.join("=")).join("&");
    return entries.length === 0 ? "" : `${key}=${entries.flat().join(",")}`;
  };
}
