import { expect, test } from "vitest";
import { compareTypes } from "../../scripts/diff/compare-types.ts";

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

test("diff reports what one more media type means: for results another type, for a body nothing", () => {
  const types = (members: string) => `export interface operations { putUser: { parameters: {}; ${members} } }`;
  const json = '"application/json": { name: string }';
  const results = (content: string) => types(`responses: { 200: { headers: {}; content: { ${content} } } }`);
  const body = (content: string) => types(`requestBody: { content: { ${content} } }; responses: {}`);
  const told = (before: string, after: string) =>
    compareTypes("users", before, after, ["putUser"]).map(({ message }) => message);
  expect(told(results(json), results(`"text/plain": string; ${json}`))).toEqual([
    "Results have types that they did not have before.",
  ]);
  expect(told(body(json), body(`"text/plain": string; ${json}`))).toEqual([]);
  expect(told(body(`"text/plain": string; ${json}`), body(json))).toEqual([
    "A request body that used to type-check no longer does.",
  ]);
  expect(told(types("responses: {}"), body(json))).toEqual(["A request body that used to type-check no longer does."]);
});

test("diff reports one more status whose body is of another type, since callers read either", () => {
  const types = (responses: string) =>
    `export interface operations { putUser: { parameters: {}; responses: { ${responses} } } }`;
  const json = (status: string, type: string) =>
    `${status}: { headers: {}; content: { "application/json": ${type} } };`;
  const told = (before: string, after: string) =>
    compareTypes("users", types(before), types(after), ["putUser"]).map(({ message }) => message);
  const [user, job, fault] = [
    json("200", "{ name: string }"),
    json("202", "{ job: string }"),
    json("404", "{ code: string }"),
  ];
  const changed = ["Results have types that they did not have before."];
  expect(told(user, user + job)).toEqual(changed);
  expect(told(user, `${user} 204: { headers: {}; content?: never };`)).toEqual(changed);
  expect(told(user + fault, user + fault + json("default", "{ text: string }"))).toEqual(changed);
  expect(told(user, user + json("201", "{ name: string }"))).toEqual([]);
  expect(told(user + fault, user + fault + json("409", "{ code: string }"))).toEqual([]);
  expect(told(user, user + fault)).toEqual([]);
});
