import type { Contract } from "../contract.ts";

/**
 * The environment variable that an API's token is read from, e.g. `KIRIM_API_KEY`. Other letters than ASCII's are written as
 * code points, such as `U4F1A`, so that two APIs do not share a token.
 */
export function tokenVariable({ name }: Pick<Contract, "name">): string {
  const ascii = name.replaceAll(/[^\0-\x7f]/gu, (character) => `_U${character.codePointAt(0)?.toString(16)}_`);
  return `${ascii
    .toUpperCase()
    .replaceAll(/[^A-Z0-9]+/g, "_")
    .replaceAll(/^_|_$/g, "")}_API_KEY`;
}
