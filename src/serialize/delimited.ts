import { InvalidRequestError } from "../errors.ts";
import { encodeText } from "./encode.ts";
import { encodeName, encodeReserved } from "./encode-query.ts";
import { form, type FormOptions } from "./form.ts";
import { membersOf, type ParameterWriter } from "./members.ts";

/** The style `spaceDelimited` (OpenAPI 3.1, 4.8.12.3); exploded it is the style `form`. */
export function spaceDelimited(options: FormOptions = {}): ParameterWriter {
  return delimited("%20", /%20|\+/, options);
}

/** The style `pipeDelimited` (OpenAPI 3.1, 4.8.12.3); exploded it is the style `form`. */
export function pipeDelimited(options: FormOptions = {}): ParameterWriter {
  return delimited("|", /%7c/i, options);
}

/** @param ambiguous what an encoded item can't contain, since servers read it as the delimiter (OpenAPI 3.1, 4.8.12.4) */
function delimited(
  delimiter: string,
  ambiguous: RegExp,
  { explode = false, allowReserved = false }: FormOptions,
): ParameterWriter {
  if (explode) return form({ explode, allowReserved });
  const encode = allowReserved ? encodeReserved : encodeText;
  return (name, value) => {
    const members = membersOf(name, value);
    const texts =
      members.kind === "object" ? members.entries.flat() : members.kind === "list" ? members.items : [members.text];
    const encoded = texts.map((text) => encode(text, name));
    if (members.kind !== "scalar" && encoded.some((text) => ambiguous.test(text))) {
      throw new InvalidRequestError(name, "must not contain the delimiter of its style: it separates the items");
    }
    return encoded.length === 0 ? "" : `${encodeName(name)}=${encoded.join(delimiter)}`;
  };
}
