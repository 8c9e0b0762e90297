import type { Facts, OperationFacts } from "revokit";
import type { Ask } from "../../runner/request.ts";
import { isSafe } from "../../runner/safe-methods.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { PathTree } from "./path-tree.ts";

/**
 * Whether a path has a method. Templates overlap: where `/users/{name}` is documented, `DELETE /users/login` is one of its
 * methods, and an unsafe one that it does not document may still reach the user called "login".
 */
export function mayHaveMethod(facts: Facts, path: string, method: string): boolean {
  const operations = operationsAt(facts, path);
  const templates = new Set(operations.map((each) => each.path));
  return operations.some((each) => each.method === method) || (!isSafe(method) && templates.size > 1);
}

/** The path of a request below the base URL, without its query. */
export function templatePath(context: ServerTestContext, ask: Ask): string {
  return context.request(ask).url.slice(context.subject.baseUrl.length).replace(/\?.*$/, "");
}

/** All operations whose template matches a path. */
function operationsAt(facts: Facts, path: string): readonly OperationFacts[] {
  const tree = trees.get(facts) ?? new PathTree(Object.values(facts.operations));
  trees.set(facts, tree);
  return tree.find(path).filter((each) => templatePattern(each.path).test(path));
}

const trees = new WeakMap<Facts, PathTree>();

const patterns = new Map<string, RegExp>();

function templatePattern(template: string): RegExp {
  const known = patterns.get(template) ?? compilePattern(template);
  patterns.set(template, known);
  return known;
}

function compilePattern(template: string): RegExp {
  const literals = template.split(/\{[^{}]+\}/).map((literal) => literal.replaceAll(/[\\^$.*+?()[\]{}|/-]/g, "\\$&"));
  return new RegExp(`^${literals.join("[^/]*")}$`, "i");
}

/**
 * Whether a method that a path does not have may be tried on it. An unsafe one must not reach a whole collection: the server
 * may have it, documented or not.
 */
export function mayTryMethod({ parameters }: OperationFacts, method: string): boolean {
  return isSafe(method) || parameters.some((each) => each.in === "path");
}
