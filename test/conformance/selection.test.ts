import { describe, expect, test } from "vitest";
import { selectChecks } from "../../scripts/conformance/runner/selection.ts";

const checks = ["replay", "replay-later", "head"];
const operations = ["readPet", "removePet", "readUser"];

/** The selected checks and operations. */
function selected(only: readonly string[], skip: readonly string[] = []) {
  const { hasCheck, hasOperation } = selectChecks({ only, skip }, checks, operations);
  return { checks: checks.filter(hasCheck), operations: operations.filter(hasOperation) };
}

describe("a selection", () => {
  test("is everything by default", () => {
    expect(selected([])).toEqual({ checks, operations });
  });

  test("of checks keeps all operations, and one of operations all checks", () => {
    expect(selected(["replay*"])).toEqual({ checks: ["replay", "replay-later"], operations });
    expect(selected(["read*"])).toEqual({ checks, operations: ["readPet", "readUser"] });
  });

  test("of both is these checks of these operations, without skipped ones", () => {
    expect(selected(["*Pet", "replay*"], ["replay-?????", "read*"])).toEqual({
      checks: ["replay"],
      operations: ["removePet"],
    });
  });

  test.each([
    [["nobody"], []],
    [[], ["nob?dy"]],
    [["read"], []],
  ])("of unknown names is refused: only %j, skip %j", (only, skip) => {
    expect(() => selected(only, skip)).toThrow(/There is no check and no operation "(nobody|nob\?dy|read)"\. Checks: /);
  });
});
