import type { Contract } from "../contract.ts";

/** The environment variable that an API's token is read from, e.g. `KIRIM_API_KEY`. */
export function tokenVariable({ name }: Pick<Contract, "name">): string {
  return `${name.toUpperCase().replaceAll(/[^A-Z0-9]+/g, "_")}_API_KEY`;
}
