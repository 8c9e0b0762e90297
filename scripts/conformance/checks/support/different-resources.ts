import type { Path } from "../../runner/fixtures.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { Skipped } from "../../runner/skipped.ts";
import { freshResources, isCreation } from "./choose-resources.ts";

/**
 * Two fresh resources that count as used up, for requests with different keys. For an operation that creates, both are new
 * resources: then only a documented mark shows whether an answer is a replay.
 */
export async function differentResources(context: ServerTestContext): Promise<readonly [Path, Path]> {
  const [path = {}, other = {}] = await freshResources(context, 2);
  const isMarked = context.operation.idempotency?.replayed !== undefined;
  if (JSON.stringify(path) === JSON.stringify(other) && !(isCreation(context.operation) && isMarked)) {
    throw new Skipped("two resources of the operation can't be told apart");
  }
  return [path, other];
}
