import type { Operation } from "../contract.ts";
import { InvalidRequestError } from "../errors.ts";
import { setMember } from "../own-member.ts";
import { checkFieldValue } from "./field-value.ts";
import type { HeaderValue, HeaderValues } from "./header-values.ts";

/** A field name is a token (RFC 9110, 5.1). */
const FIELD_NAME = /^[!#$%&'*+\-.^_`|~0-9a-z]+$/;

/**
 * Merges header fields, later ones over earlier ones, with their names in lower case. Throws an `InvalidRequestError`
 * for a name that can't be sent, or that stands for the operation's credential.
 */
export function mergeHeaders(
  { parameters, security }: Pick<Operation, "parameters" | "security">,
  sources: readonly (HeaderValues | undefined)[],
): Record<string, HeaderValue> {
  const merged: Record<string, HeaderValue> = {};
  for (const source of sources) {
    for (const field in source) {
      const value = source[field];
      const name = field.toLowerCase();
      if (!FIELD_NAME.test(name)) {
        throw new InvalidRequestError("headers", "must have names that are tokens (RFC 9110)");
      }
      if (security?.some((schemes) => schemes.some((each) => isHeader(each, each.field, name)))) {
        throw new InvalidRequestError("headers", `must not contain ${field}: pass \`token\``);
      }
      const rule = typeof value === "string" ? checkFieldValue(value) : undefined;
      if (rule !== undefined && !parameters.some((each) => each.write && isHeader(each, each.name, name))) {
        throw new InvalidRequestError(field, rule);
      }
      if (value === null) delete merged[name];
      else if (value !== undefined) setMember(merged, name, value);
    }
  }
  return merged;
}

function isHeader({ in: place }: { readonly in: string }, field: string, name: string): boolean {
  return place === "header" && field.toLowerCase() === name;
}
