import type { Path } from "../../runner/fixtures.ts";
import type { ServerTestContext } from "../../runner/server-test-context.ts";
import { Skipped } from "../../runner/skipped.ts";

/** Two fresh resources that count as used up. */
export async function differentResources(context: ServerTestContext): Promise<readonly [Path, Path]> {
  const [path = {}, other = {}] = await context.useFreshResources(2);
  if (JSON.stringify(path) === JSON.stringify(other)) {
    throw new Skipped("the operation has no path to tell resources apart");
  }
  return [path, other];
}
