import { expect, test } from "vitest";
import { adviseVersion } from "../../scripts/diff/required-version.ts";

test.each([
  ["1.2.3", "major", "2.0.0"],
  ["1.2.3", "minor", "1.3.0"],
  ["1.2.3", "patch", "1.2.4"],
  ["0.2.3", "major", "0.3.0"],
  ["0.2.3", "minor", "0.2.4"],
] as const)("after %s, a %s change requires %s", (from, impact, required) => {
  expect(adviseVersion(from, from, [impact])).toEqual({ from, now: from, required, isEnough: false });
  expect(adviseVersion(from, required, [impact]).isEnough).toBe(true);
});

test("a higher version than required is sufficient, and without changes any version is", () => {
  expect(adviseVersion("1.2.3", "1.10.0", ["minor"]).isEnough).toBe(true);
  expect(adviseVersion("1.2.3-rc.1", "1.3.0+build", ["minor"]).isEnough).toBe(true);
  expect(adviseVersion("1.2.3", "1.2.3", [])).toMatchObject({ required: "1.2.3", isEnough: true });
});

test.each([
  ["2.0.0-rc.1", "2.0.0-rc.2", "major", "2.0.0", true],
  ["2.0.0-rc.1", "2.0.0-rc.1", "major", "2.0.0", false],
  ["1.9.0", "2.0.0-rc.1", "major", "2.0.0", true],
  ["1.9.0", "1.10.0-rc.1", "major", "2.0.0", false],
  ["1.2.3-rc.1", "1.2.3", "patch", "1.2.3", true],
] as const)("after %s, the version %s for a %s change is compared with %s", (from, now, impact, required, isEnough) => {
  expect(adviseVersion(from, now, [impact])).toEqual({ from, now, required, isEnough });
});
