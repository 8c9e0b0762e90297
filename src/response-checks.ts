/**
 * Checks responses against the document, to detect servers that violate it.
 * @module
 */
import type { Middleware } from "openapi-fetch";
import { checkResponse } from "./response/check-response.ts";
import type { ContractViolation } from "./response/contract-violation.ts";
import { documentedFor } from "./response/documented-for.ts";
import type { Validators } from "./validators.ts";

export { ContractViolation } from "./response/contract-violation.ts";

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
      const documented = found && documentedFor(found.operation.responses, response.status);
      if (!found || !documented) return;
      // A body that the caller reads as a stream is not checked.
      const body = options.parseAs === "stream" ? undefined : response.clone();
      for (const violation of await checkResponse(found.id, documented, response, body)) await onViolation(violation);
    },
  };
}
