import type { OperationFacts } from "revokit";
import type { Ask, validBody } from "./request.ts";
import type { ResourcePool } from "./resources.ts";
import { changesUnnamed, isSafe, isSafeRequest } from "./safe-methods.ts";
import type { ServerUnderTest } from "./server-under-test.ts";
import { Skipped } from "./skipped.ts";
import type { WireRequest } from "./wire-request.ts";

/** The operation, the server, and what can be sent to it. */
interface SendingContext {
  readonly operation: OperationFacts;
  readonly operationId: string;
  readonly subject: ServerUnderTest;
  readonly resources: ResourcePool;
  readonly validBody: ReturnType<typeof validBody>;
}

/**
 * Skips the check if no valid body is known for the request, if its method was not consented to, or if it changes what nobody
 * named.
 */
export function assertSendable(context: SendingContext, ask: Ask, request: WireRequest): void {
  const { method, requestBody } = context.operation;
  const lacksBody = requestBody?.required === true && ask.body === undefined && request.body === undefined;
  const isOwnMethod = request.method === method && method !== "GET";
  if ((lacksBody && isOwnMethod) || (ask.body === undefined && !isBodyValid(context))) {
    throw new Skipped("no valid body is known: name one in the fixtures");
  }
  if (request.method === method && changesUnnamed(context.operation) && context.resources.named.fresh === undefined) {
    throw new Skipped("it changes what no id names: consent to that with `fresh: [{}]` in the fixtures");
  }
  if (!context.subject.allowsUnsafe && !isSafeRequest(request)) {
    throw new Skipped(`it sends ${describe(request)}, and only safe methods may be sent`);
  }
}

/** A document's only example may break its own schema. */
function isBodyValid({ resources, validBody, subject, operationId }: SendingContext): boolean {
  if (resources.named.body !== undefined || validBody === undefined) return true;
  const validate = subject.api.validators[operationId]?.requestBody?.[validBody.mediaType];
  return validate === undefined || validate(validBody.value).length === 0;
}

function describe({ method }: WireRequest): string {
  return isSafe(method) ? `a ${method} whose header asks for another method` : `a ${method}`;
}
