import type { OperationFacts } from "./facts.ts";
import { ownMember } from "./own-member.ts";

/** The document's example of a string parameter. Throws if there is none. */
export function exampleText({ path, examples }: OperationFacts, name: string): string {
  const value = ownMember(examples.parameters, name);
  if (typeof value === "string") return value;
  throw new Error(`${path} has no example of ${name} that is a string.`);
}
