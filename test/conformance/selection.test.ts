import { describe, expect, test } from "vitest";
import { selectChecks } from "../../scripts/conformance/runner/selection.ts";

const checks = ["replay", "replay-later", "head"];
const operations = ["readPet", "removePet", "readUser"];

/** What is left of the checks and operations. */
function selected(only: readonly string[], skip: readonly string[] = []) {
  const { hasCheck, hasOperation } = selectChecks({ only, skip }, checks, operations);
  return { checks: checks.filter(hasCheck), operations: operations.filter(hasOperation) };
}

describe("a selection", () => {
  test("is everything where nothing is asked for", () => {
    expect(selected([])).toEqual({ checks, operations });
  });

  test("of checks leaves the operations alone, and the other way round", () => {
    expect(selected(["replay*"])).toEqual({ checks: ["replay", "replay-later"], operations });
    expect(selected(["read*"])).toEqual({ checks, operations: ["readPet", "readUser"] });
  });

  test("of both is these checks of these operations, less what is skipped", () => {
    expect(selected(["*Pet", "replay*"], ["replay-?????", "read*"])).toEqual({
      checks: ["replay"],
      operations: ["removePet"],
    });
  });

  test.each([
    [["nobody"], []],
    [[], ["nob?dy"]],
    [["read"], []],
  ])("of what is not there is refused: only %j, skip %j", (only, skip) => {
    expect(() => selected(only, skip)).toThrow(/There is no check and no operation "(nobody|nob\?dy|read)"\. Checks: /);
  });
});
