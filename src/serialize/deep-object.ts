import { InvalidRequestError } from "../errors.ts";
import { encodeText } from "./encode.ts";
import { encodeName, encodeReserved } from "./encode-query.ts";
import type { FormOptions } from "./form.ts";
import { membersOf, type ParameterWriter } from "./members.ts";

/** The style `deepObject` (OpenAPI 3.1, 4.8.12.3): `filter[a]=1&filter[b]=2`. Arrays and nested objects can't be written so. */
export function deepObject({ allowReserved = false }: Pick<FormOptions, "allowReserved"> = {}): ParameterWriter {
  const encode = allowReserved ? encodeReserved : encodeText;
  return (name, value) => {
    const key = encodeName(name);
    const members = membersOf(name, value);
    if (members.kind === "list") {
      throw new InvalidRequestError(name, "must be an object: the style deepObject has no form for a list");
    }
    if (members.kind === "scalar") return `${key}=${encode(members.text, name)}`;
    return members.entries
      .map(([member, text]) => `${key}[${encodeText(member, name)}]=${encode(text, name)}`)
      .join("&");
  };
}
