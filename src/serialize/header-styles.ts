import { InvalidRequestError } from "../errors.ts";
import { membersOf, type ParameterWriter } from "./members.ts";

/**
 * The style `simple` in a header (OpenAPI 3.1, 4.8.12.3), for values that may be arrays or objects. Nothing is
 * percent-encoded, so a part that contains a separator would be ambiguous.
 */
export function headerSimple({ explode = false }: { readonly explode?: boolean } = {}): ParameterWriter {
  return (name, value) => {
    const members = membersOf(name, value);
    if (members.kind === "scalar") return members.text;
    const parts = members.kind === "list" ? members.items : members.entries.flat();
    if (parts.some((part) => part.includes(",") || part !== part.trim())) {
      throw new InvalidRequestError(name, "must not contain commas or outer spaces: commas separate its parts");
    }
    if (members.kind === "list" || !explode) return parts.join(",");
    if (members.entries.some(([key]) => key.includes("="))) {
      throw new InvalidRequestError(name, "must have member names without an equals sign");
    }
    return members.entries.map((entry) => entry.join("=")).join(",");
  };
}
