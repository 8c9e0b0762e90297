/**
 * Checks responses against the document, to detect servers that violate it.
 * @module
 */
import type { Middleware } from "openapi-fetch";
import { readHeader } from "./read-header.ts";
import { essenceOf, isJson } from "./media-type.ts";
import { matchesMediaType, mediaTypeOf } from "./response/decode-body.ts";
import type { Validate, Violation } from "./validation.ts";
import type { OperationValidators, ResponseValidators, Validators } from "./validators.ts";

/** A violation by a response whose status and media type are documented, but which breaks their schema. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
  readonly code = "contract_violation";
  readonly operationId: string;
  readonly status: number;
  /** The invalid header field; absent for the body. */
  readonly header?: string;
  /** Where in the body or the header's value, as a JSON pointer (RFC 6901); empty for the whole of it. */
  readonly pointer: string;
  /** The violated keyword of JSON Schema, e.g. `required`. */
  readonly keyword: string;
  /** What the keyword requires, in words without the value. */
  readonly rule: string;

  constructor(operationId: string, status: number, { pointer, keyword, rule }: Violation, header?: string) {
    const place = header === undefined ? "the body" : `the header ${header}`;
    super(`${operationId} answered ${status}, and ${pointer === "" ? place : `${pointer} of ${place}`} ${rule}.`);
    this.operationId = operationId;
    this.status = status;
    if (header !== undefined) this.header = header;
    this.pointer = pointer;
    this.keyword = keyword;
    this.rule = rule;
  }
}

/** Options of `responseChecks`. */
export interface ResponseChecksOptions {
  /**
   * Called for each violation, headers before the body. The call's result stays the same, unless this function throws or
   * rejects: then the call rejects with that error.
   */
  readonly onViolation: (violation: ContractViolation) => void | Promise<void>;
}

/**
 * An openapi-fetch middleware that checks each response against the document. It ignores undocumented statuses and media
 * types, which the client itself reports. New values of open enums and undeclared fields are valid.
 * @param validators the API's, from `revokit/<api>/validators`
 * @throws TypeError for invalid validators or a missing listener: a check that checks nothing would be worse than none
 */
export function responseChecks(validators: Validators, { onViolation }: ResponseChecksOptions): Middleware {
  if (!Object.values(validators).some(({ responses }) => typeof responses === "object")) {
    throw new TypeError(
      'responseChecks needs an API\'s `validators`: import { validators } from "revokit/<api>/validators"',
    );
  }
  if (typeof onViolation !== "function") throw new TypeError("responseChecks needs a function as `onViolation`");
  const byRoute = new Map(
    Object.entries(validators).map(([id, operation]) => [`${operation.method} ${operation.path}`, { id, operation }]),
  );
  return {
    async onResponse({ request, response, schemaPath, options }) {
      const found = byRoute.get(`${request.method} ${schemaPath}`);
      const documented = found && documentedResponse(found.operation, response.status);
      if (!found || !documented) return;
      // A body that the caller reads as a stream is not checked.
      const body = options.parseAs === "stream" ? undefined : response.clone();
      for (const violation of await checkResponse(found.id, documented, response, body)) await onViolation(violation);
    },
  };
}

/** How many violations of a response are reported. */
const MOST_VIOLATIONS = 100;

/** All violations of a response. Its body stays unread. */
async function checkResponse(
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
  const validateBody = content[matchMediaType(Object.keys(content), response) ?? ""];
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
  if (violations.length <= MOST_VIOLATIONS) return violations;
  const rule = `has more than ${MOST_VIOLATIONS} violations, of which only the first are listed`;
  return [...violations.slice(0, MOST_VIOLATIONS), { pointer: "", keyword: "validator", rule }];
}

/** Removes duplicates: two `allOf` branches can report the same violation. */
function distinct(violations: readonly Violation[]): readonly Violation[] {
  return [...new Map(violations.map((violation) => [JSON.stringify(violation), violation])).values()];
}

/** The maximum length of a reported pointer, in characters. */
const LONGEST_POINTER = 300;

/** Escapes control and bidi characters, since a pointer contains property names chosen by the server. */
function toPrintable({ pointer, keyword, rule }: Violation): Violation {
  const isLong = pointer.length > LONGEST_POINTER;
  const escaped = (text: string) => text.replaceAll(UNPRINTABLE, (each) => `\\u{${each.codePointAt(0)?.toString(16)}}`);
  return { pointer: escaped(isLong ? `${pointer.slice(0, LONGEST_POINTER)}…` : pointer), keyword, rule: escaped(rule) };
}

const UNPRINTABLE = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu;

/** An exact status is preferred to its range, and that to the default (OpenAPI 3.1, 4.8.16). */
function documentedResponse({ responses }: OperationValidators, status: number): ResponseValidators | undefined {
  return responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses["default"];
}

/** An exact media type is preferred to a range; JSON under a range is checked too. */
function matchMediaType(documented: readonly string[], response: Response): string | undefined {
  const actual = mediaTypeOf(response.headers);
  const exact = documented.find((mediaType) => essenceOf(mediaType) === actual);
  return exact ?? (isJson(actual) ? documented.find((mediaType) => matchesMediaType(actual, [mediaType])) : undefined);
}

/** Undefined if the body is empty, broken or consumed: the client, which reads it next, reports that. */
async function readJson(response: Response): Promise<{ readonly value: unknown } | undefined> {
  try {
    return { value: await response.json() };
  } catch {
    return undefined;
  }
}
