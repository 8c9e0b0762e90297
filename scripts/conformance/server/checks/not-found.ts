import { checkConstraints } from "../../../../src/constraints.ts";
import type { Operation } from "../../../../src/contract.ts";
import { type Check, Skipped } from "../check.ts";
import type { Path } from "../fixtures.ts";

const hasPath = ({ parameters, responses }: Operation) =>
  parameters.some((each) => each.in === "path") && ("404" in responses || "4XX" in responses);

export const unknownResource: Check = {
  name: "a resource that does not exist is not found",
  appliesTo: hasPath,
  async run(scene) {
    const path = Object.keys(scene.harmless()).length > 0 ? scene.harmless() : scene.peek();
    for (const [name, value] of Object.entries(path)) {
      const unknown = likeIt(scene.operation, name, value);
      if (unknown === undefined) continue;
      scene.expect(await scene.ask({ path: { ...path, [name]: unknown } }), [404], `an unknown ${name}`);
    }
  },
};

export const foreignResource: Check = {
  name: "another tenant's resource is not found",
  appliesTo: hasPath,
  async run(scene) {
    scene.expect(await scene.ask({ path: scene.one("foreign") }), [404], "another tenant's resource");
  },
};

export const foreignCredential: Check = {
  name: "one's own resource is not found by another tenant",
  appliesTo: (operation) => hasPath(operation) && operation.credential !== undefined,
  async run(scene) {
    const { otherToken } = scene.subject.fixtures;
    if (otherToken === undefined) throw new Skipped("no credential of another tenant is there");
    if (Object.keys(scene.harmless()).length === 0) throw new Skipped("no resource is in the fixtures");
    const answer = await scene.ask({ path: scene.peek(), token: otherToken });
    scene.expect(answer, [404], "a request with another tenant's credential");
  },
};

/** An id of the same form, with other letters and digits at its end. */
function likeIt(operation: Operation, name: string, value: Path[string]): string | undefined {
  const schema = operation.parameters.find((each) => each.in === "path" && each.name === name)?.schema ?? {};
  const other = value.replace(/[0-9a-z]{1,12}$/i, (end) => end.replaceAll(/./g, differ));
  const readings = [other, Number(other)];
  return other !== value && readings.some((each) => checkConstraints(schema, each) === undefined) ? other : undefined;
}

function differ(character: string, index: number): string {
  const alphabet = /[0-9]/.test(character) ? "0123456789" : /[a-f]/.test(character) ? "abcdef" : undefined;
  if (alphabet === undefined) return character;
  return alphabet[(alphabet.indexOf(character) + 1 + (index % 3)) % alphabet.length] ?? character;
}
