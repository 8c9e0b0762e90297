import { InvalidRequestError } from "../errors.ts";
import { membersOf, type ParameterWriter } from "./members.ts";

/** A cookie's value (RFC 6265, 4.1.1), and the comma that the style itself writes. */
const COOKIE_TEXT = /^[\x21\x23-\x3a\x3c-\x5b\x5d-\x7e]*$/;

/** The style `cookie` (OpenAPI 3.2, 4.12.3): text unchanged, and if exploded, a cookie for each item or member. */
export function cookieStyle({ explode = true }: { readonly explode?: boolean } = {}): ParameterWriter {
  return (name, value) => {
    const members = membersOf(name, value);
    const parts =
      members.kind === "object" ? members.entries.flat() : members.kind === "list" ? members.items : [members.text];
    if (!parts.every((part) => COOKIE_TEXT.test(part))) {
      throw new InvalidRequestError(name, "must be text that a cookie can hold: the style cookie encodes nothing");
    }
    if (members.kind === "object" && explode && members.entries.some(([key]) => key === "" || key.includes("="))) {
      throw new InvalidRequestError(
        name,
        "must have member names that a cookie can have: not empty, without an equals sign",
      );
    }
    if (members.kind === "scalar") return `${name}=${members.text}`;
    if (members.kind === "list" && explode) return members.items.map((item) => `${name}=${item}`).join("; ");
    if (members.kind === "object" && explode) return members.entries.map((entry) => entry.join("=")).join("; ");
    if (parts.some((part) => part.includes(","))) {
      throw new InvalidRequestError(name, "must not contain commas: they separate its parts");
    }
    return parts.length === 0 ? "" : `${name}=${parts.join(",")}`;
  };
}
