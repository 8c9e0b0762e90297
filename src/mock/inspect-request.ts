import type { OperationFacts } from "../facts.ts";
import { exchangeOf } from "./exchange.ts";
import type { MockApi } from "./mock-api.ts";
import { checkParameters } from "./request/check-parameters.ts";
import { identifyCaller } from "./request/credentials.ts";
import { readBody } from "./request/read-body.ts";
import { createRouter } from "./request/route.ts";

/** A request to inspect, such as a `Request`, which can't have every method. */
export interface RequestToInspect extends Pick<Request, "method" | "url" | "headers"> {
  /** `undefined` if it is not known: then it is not checked. */
  readonly body: Request["body"] | undefined;
}

/** A request as its API's document sees it. */
export interface InspectedRequest {
  /** The operation's path template; without an operation, the path itself, without its long segments. */
  readonly path: string;
  /** Absent if the request matches no operation. */
  readonly operationId?: string;
  /** How the request violates the document, in words that contain none of its values. */
  readonly violations: readonly string[];
}

/**
 * Checks requests against an API's document, as the mock does.
 * @param baseUrl where the API is served, instead of the document's servers
 */
export function createRequestInspector(
  { facts, validators }: MockApi,
  baseUrl: string,
): (request: RequestToInspect) => Promise<InspectedRequest> {
  const operations: Readonly<Record<string, OperationFacts>> = Object.fromEntries(
    Object.entries(facts.operations).map(([id, { servers: _, ...operation }]) => [id, operation]),
  );
  const api = { facts: { ...facts, servers: [baseUrl], operations }, validators };
  const route = createRouter([api]);

  return async (request) => {
    const url = new URL(request.url);
    const match = route(request.method, url);
    const { path, operationId } = exchangeOf(request, url, match, 0);
    if (match.kind === "nothing") return { path, violations: ["the path is not documented"] };
    if (match.kind === "method") return { path, violations: [`the path is documented for ${match.allow.join(", ")}`] };
    const { target } = match;
    const source = { query: url.search, headers: request.headers };
    const violations: string[] = [];
    const isPresent = identifyCaller(target.operation, source, () => "anybody") !== undefined;
    if (!isPresent) violations.push("the credential is missing, or in another place or form than documented");
    const parameters = checkParameters(target, { path: match.path, ...source });
    if (typeof parameters.parameter === "string") violations.push(`${parameters.parameter} ${parameters.rule}`);
    const { headers, body } = request;
    const read = body === undefined ? undefined : await readBody(target, { headers, body });
    if (read?.statuses !== undefined) violations.push(read.rule.replace(/\.$/, ""));
    return { path, violations, ...(operationId !== undefined && { operationId }) };
  };
}
