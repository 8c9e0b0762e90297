/**
 * Checks responses against the spec, for those who want to know when a server leaves it.
 * @module
 */
import type { Middleware } from "openapi-fetch";
import { readHeader } from "./header-values.ts";
import { essenceOf } from "./media-type.ts";
import type { Violation } from "./validation.ts";
import type { OperationValidators, ResponseValidators, Validators } from "./validators.ts";

/** A response that has left its contract: its status and media type are documented, but it breaks their schema. */
export class ContractViolation extends Error {
  override readonly name = "ContractViolation";
  readonly code = "contract_violation";
  readonly operationId: string;
  readonly status: number;
  /** The header field that is wrong; absent where it is the body. */
  readonly header?: string;
  /** Where in the body or the header's value, as a JSON pointer (RFC 6901); empty for the whole of it. */
  readonly pointer: string;
  /** The keyword of JSON Schema that was violated, e.g. `required`. */
  readonly keyword: string;
  /** What the keyword asks for, in words. The value that violates it is never told. */
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
   * Called for each violation, in the order of headers, then body. The caller of the operation gets what it would have
   * got without the check, but where this throws (or rejects): then the call rejects with that.
   */
  readonly onViolation: (violation: ContractViolation) => void | Promise<void>;
}

/**
 * A middleware of openapi-fetch that checks each response against the spec. A status or a media type that is not
 * documented is not its business: the client itself tells those. Open enums and fields that no schema names are fine.
 * @param validators those of the API, from `revokit/<api>/validators`.
 * @throws TypeError for what are no validators, or no listener: a check that checks nothing would be worse than none
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
    async onResponse({ request, response, schemaPath }) {
      const found = byRoute.get(`${request.method} ${schemaPath}`);
      const documented = found && documentedResponse(found.operation, response.status);
      if (!found || !documented) return;
      for (const violation of await checkResponse(found.id, documented, response)) await onViolation(violation);
    },
  };
}

/** Every way in which a response differs from what is documented of its status. The response's body stays unread. */
async function checkResponse(
  operationId: string,
  { headers, content }: ResponseValidators,
  response: Response,
): Promise<ContractViolation[]> {
  const found: ContractViolation[] = [];
  const report = (violation: Violation, header?: string) =>
    found.push(new ContractViolation(operationId, response.status, violation, header));

  for (const [name, header] of Object.entries(headers)) {
    const text = response.headers.get(name);
    if (text !== null) {
      for (const violation of header.validate(readHeader(text, header))) report(violation, name);
    } else if (header.required) {
      report({ pointer: "", keyword: "required", rule: "must be present" }, name);
    }
  }
  const validate = content[matchMediaType(Object.keys(content), response) ?? ""];
  const body = validate && (await readJson(response));
  if (body) for (const violation of distinct(validate(body.value))) report(violation);
  return found;
}

/** What `allOf` asks for twice is violated twice, and told once. */
function distinct(violations: readonly Violation[]): Iterable<Violation> {
  return new Map(violations.map((violation) => [JSON.stringify(violation), violation])).values();
}

/** A status of its own goes before its range, and that before the default (OpenAPI 3.1, 4.8.16). */
function documentedResponse({ responses }: OperationValidators, status: number): ResponseValidators | undefined {
  return responses[status] ?? responses[`${Math.floor(status / 100)}XX`] ?? responses["default"];
}

function matchMediaType(documented: readonly string[], response: Response): string | undefined {
  const actual = essenceOf(response.headers.get("content-type") ?? "");
  return documented.find((mediaType) => essenceOf(mediaType) === actual);
}

/** Undefined where the body is empty, broken or gone: the client, who reads it next, says so. */
async function readJson(response: Response): Promise<{ readonly value: unknown } | undefined> {
  try {
    return { value: await response.clone().json() };
  } catch {
    return undefined;
  }
}
