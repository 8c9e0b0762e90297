import type { OperationFacts } from "revokit";
import type { Path, Resources } from "../../runner/fixtures.ts";
import { isSafe } from "../../runner/safe-methods.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { Skipped } from "../../runner/skipped.ts";
import { unlikelyPath } from "../../values/unlikely-path.ts";

/** A resource on which the operation still takes effect, for a request that must be refused. */
export async function freshResource(context: ServerTestContext): Promise<Path> {
  const path = await context.resources.peek();
  if (path === undefined) throw new Skipped("no fresh resource is left: name more in the fixtures");
  return path;
}

/** Takes `count` resources on which the operation still takes effect. They count as used up. */
export async function freshResources(context: ServerTestContext, count = 1): Promise<readonly Path[]> {
  if (createsOnce(context)) throw new Skipped("two resources that this run creates conflict with each other");
  const paths = await context.resources.take(count);
  if (paths.length < count) {
    throw new Skipped(`${count} fresh resources are needed, there are ${paths.length}: name more in the fixtures`);
  }
  return paths;
}

/** The resources of a kind that the fixtures name. */
export function namedResources(
  { resources: { named } }: ServerTestContext,
  kind: "spent" | "foreign" | "unknown" | "failing",
): NonNullable<Resources[typeof kind]> {
  const paths = named[kind] ?? [];
  if (paths.length === 0) throw new Skipped(`no ${kind} resource is in the fixtures`);
  return paths;
}

/** A resource to which the same request can be sent repeatedly, with the same answer. */
export async function repeatablePath(context: ServerTestContext): Promise<Path> {
  const { method } = context.operation;
  if (isSafe(method) || method === "PUT" || method === "PATCH" || isCreation(context.operation)) {
    return freshResource(context);
  }
  const [path = {}] = namedResources(context, "spent");
  return path;
}

/** Whether an operation creates something, whose id is not known before. */
export function isCreation({ method, parameters }: OperationFacts): boolean {
  return method === "POST" && !parameters.some((each) => each.in === "path");
}

/**
 * The path for a request that must have no effect: of a resource that does not exist or is used up, never of one on which
 * the operation takes effect. A safe method may name the document's own examples.
 * @param method Default: the operation's.
 */
export function harmlessPath({ operation, resources }: ServerTestContext, method: string = operation.method): Path {
  const { unknown = [], spent = [] } = resources.named;
  // What is used up for the operation may not be for a method that the path does not have.
  const named = unknown[0] ?? (method === operation.method ? spent[0] : undefined);
  if (named !== undefined) return named;
  const hasPath = operation.parameters.some((each) => each.in === "path");
  if (isSafe(method) || !hasPath) return {};
  const path = unlikelyPath(operation);
  if (path === undefined) throw new Skipped("no unknown resource is in the fixtures, and none can be made up");
  return path;
}

/**
 * Whether a server accepts the same thing only once: it answered a second request for it, with another key, with a conflict.
 */
function createsOnce(context: ServerTestContext): boolean {
  const { operation, log } = context;
  if (!isCreation(operation)) return false;
  const header = operation.idempotency?.header ?? "";
  const { body } = context.request({});
  const keys = log.map((answer) => answer.request.headers[header]);
  const isOwn = (key: string | undefined) => key === undefined || keys.indexOf(key) === keys.lastIndexOf(key);
  return log.some(
    ({ status, request: { body: sent, headers } }) => status === 409 && sent === body && isOwn(headers[header]),
  );
}
