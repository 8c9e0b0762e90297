import { expect, test } from "vitest";
import { compareTypes } from "../../scripts/diff/types.ts";

test("diff reports parameters whose types no longer accept previous values", () => {
  const types = (id: string) =>
    `export interface operations { putUser: { parameters: { path: { id: ${id} } }; responses: {} } }`;
  const told = (before: string, after: string) => compareTypes("users", types(before), types(after), ["putUser"]);
  expect(told("string", "string | number")).toEqual([]);
  expect(told("string", "`usr_${string}`")).toEqual([
    {
      api: "users",
      operation: "putUser",
      impact: "major",
      message: "Parameters that used to type-check no longer do.",
    },
  ]);
});
