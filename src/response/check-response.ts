import { matchMediaType } from "../match-media-type.ts";
import { essenceOf, isJson } from "../media-type.ts";
import { readHeader } from "../read-header.ts";
import type { Validate, Violation } from "../validation/violation.ts";
import type { ResponseValidators } from "../validators.ts";
import { ContractViolation } from "./contract-violation.ts";

/** How many violations of a response are reported. */
const MAX_VIOLATIONS = 100;

/**
 * All violations of a response.
 * @param body a copy to read; undefined if the body is not checked
 */
export async function checkResponse(
  operationId: string,
  { headers, content }: ResponseValidators,
  response: Response,
  body: Response | undefined,
): Promise<ContractViolation[]> {
  const found: ContractViolation[] = [];
  const report = (violation: Violation, header?: string) =>
    found.push(new ContractViolation(operationId, response.status, toPrintable(violation), header));

  for (const [name, header] of Object.entries(headers)) {
    const text = response.headers.get(name);
    if (text !== null) {
      for (const violation of validate(header.validate, readHeader(text, header))) report(violation, name);
    } else if (header.required) {
      report({ pointer: "", keyword: "required", rule: "must be present" }, name);
    }
  }
  const validateBody = content[documentedType(Object.keys(content), response) ?? ""];
  const json = validateBody && body && (await readJson(body));
  if (json) for (const violation of validate(validateBody, json.value)) report(violation);
  return found;
}

/** The distinct violations of a value, or one if it is nested too deeply for the call stack. */
function validate(validator: Validate, value: unknown): readonly Violation[] {
  let violations: readonly Violation[];
  try {
    violations = distinct(validator(value));
  } catch {
    return [{ pointer: "", keyword: "validator", rule: "can't be checked: it is nested too deeply" }];
  }
  if (violations.length <= MAX_VIOLATIONS) return violations;
  const rule = `has more than ${MAX_VIOLATIONS} violations, of which only the first are listed`;
  return [...violations.slice(0, MAX_VIOLATIONS), { pointer: "", keyword: "validator", rule }];
}

/** Removes duplicates: two `allOf` branches can report the same violation. */
function distinct(violations: readonly Violation[]): readonly Violation[] {
  return [...new Map(violations.map((violation) => [JSON.stringify(violation), violation])).values()];
}

/** The maximum length of a reported pointer, in characters. */
const MAX_POINTER_LENGTH = 300;

/** Escapes control and bidi characters, since a pointer contains property names chosen by the server. */
function toPrintable({ pointer, keyword, rule }: Violation): Violation {
  const isLong = pointer.length > MAX_POINTER_LENGTH;
  const escaped = (text: string) => text.replaceAll(UNPRINTABLE, (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`);
  return {
    pointer: escaped(isLong ? `${pointer.slice(0, MAX_POINTER_LENGTH)}…` : pointer),
    keyword,
    rule: escaped(rule),
  };
}

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** The documented media type of a response; under a range, only of JSON. */
function documentedType(documented: readonly string[], { headers }: Response): string | undefined {
  const stated = headers.get("content-type") ?? "";
  const found = matchMediaType(documented, stated);
  return found !== undefined && (isJson(stated) || essenceOf(found) === essenceOf(stated)) ? found : undefined;
}

/** Undefined if the body is empty, broken or consumed: the client, which reads it next, reports that. */
async function readJson(response: Response): Promise<{ readonly value: unknown } | undefined> {
  try {
    return { value: await response.json() };
  } catch {
    return undefined;
  }
}
