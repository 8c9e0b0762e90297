import { expect, test } from "vitest";
import { runConformance } from "../../scripts/conformance/run-conformance.ts";
import { BASE, compile, json } from "../mock/compile.ts";

interface Order {
  readonly count: number;
  readonly note?: string | null;
  readonly gift?: boolean;
  readonly size?: string;
  readonly lines?: readonly { readonly text: string; readonly mark?: string }[];
}

const schema = {
  type: "object",
  required: ["count"],
  properties: {
    id: { type: "string", readOnly: true },
    count: { type: "integer", minimum: 1, maximum: 9 },
    note: { type: ["string", "null"], minLength: 2, maxLength: 30 },
    gift: { type: "boolean" },
    size: { enum: ["S", "L"] },
    lines: {
      type: "array",
      minItems: 1,
      maxItems: 3,
      items: {
        type: "object",
        required: ["text"],
        properties: { text: { type: "string", maxLength: 12 }, mark: { type: "string", minLength: 3, maxLength: 8 } },
      },
    },
  },
};
// The optional members but one are not in the example.
const example = { count: 2, lines: [{ text: "tea" }] };
const post = (type: string) => ({
  operationId: "order",
  requestBody: { required: true, content: { [type]: { schema, example } } },
  responses: { "201": json({ type: "object" }), "400": { description: "Wrong." } },
});
const documents = {
  json: compile({ paths: { "/orders": { post: post("application/json") } } }),
  form: compile({ paths: { "/orders": { post: post("application/x-www-form-urlencoded") } } }),
};
const CHECKS = ["boundary-members", "single-member", "invalid-member"];

/** The findings about a server that refuses the bodies for which `isRefused` is true, and the number of bodies that it got. */
async function hold(isRefused: (order: Order) => boolean, read: (text: string) => Order, api = documents.json) {
  let count = 0;
  const report = await runConformance({
    api,
    baseUrl: BASE,
    allowUnsafe: true,
    only: CHECKS,
    fetch: (_url, { body }) => {
      count += 1;
      const isFine = typeof body === "string" && !isRefused(read(body));
      return Promise.resolve(isFine ? Response.json({}, { status: 201 }) : new Response(null, { status: 400 }));
    },
  });
  const checks = report.operations.flatMap((operation) => operation.checks);
  const said = checks.flatMap(({ id, findings }) =>
    findings.map(({ severity, message }) => `${severity} ${id}: ${message}`),
  );
  return { said, count, skipped: checks.filter(({ status }) => status === "skipped").map(({ id }) => id) };
}

const readJson = (text: string): Order => JSON.parse(text) as Order;
const isText = (value: unknown, least: number, most: number) =>
  typeof value === "string" && value.length >= least && value.length <= most;

/** The schema, checked by code that the suite does not use. */
function isWrong({ count, note, gift, size, lines }: Order): boolean {
  return !(
    Number.isInteger(count) &&
    count >= 1 &&
    count <= 9 &&
    (note === undefined || note === null || isText(note, 2, 30)) &&
    (gift === undefined || typeof gift === "boolean") &&
    (size === undefined || ["S", "L"].includes(size)) &&
    (lines === undefined ||
      (Array.isArray(lines) &&
        lines.length >= 1 &&
        lines.length <= 3 &&
        lines.every(({ text, mark }) => isText(text, 0, 12) && (mark === undefined || isText(mark, 3, 8)))))
  );
}

test("a server that follows the schema passes, with few requests", async () => {
  const { said, count, skipped } = await hold(isWrong, readJson);
  expect(said).toEqual([]);
  expect(skipped).toEqual([]);
  expect(count).toBeGreaterThan(30);
  expect(count).toBeLessThan(60);
});

test.each<readonly [string, string, (order: Order) => boolean]>([
  ["the least number", "boundary-members: a body whose count is the least value", ({ count }) => count === 1],
  ["the greatest number", "boundary-members: a body whose count is the greatest value", ({ count }) => count === 9],
  ["the longest text", "boundary-members: a body whose note is the longest value", ({ note }) => note?.length === 30],
  ["the shortest text", "boundary-members: a body whose note is the shortest value", ({ note }) => note?.length === 2],
  ["null", "boundary-members: a body whose note is the null value", ({ note }) => note === null],
  ["a boolean", "boundary-members: a body whose gift is the false value", ({ gift }) => gift === false],
  ["a listed value", "boundary-members: a body whose size is a listed value", ({ size }) => size === "L"],
  ["the longest list", "boundary-members: a body whose lines is the longest value", ({ lines }) => lines?.length === 3],
  [
    "the longest text in a list",
    "boundary-members: a body whose lines/0/text is the longest value",
    ({ lines }) => lines?.[0]?.text.length === 12,
  ],
  [
    "the shortest optional text in a list, which the example lacks",
    "boundary-members: a body whose lines/0/mark is the shortest value",
    ({ lines }) => lines?.[0]?.mark?.length === 3,
  ],
  ["the required members alone", "single-member: a body with only its required members", ({ lines }) => !lines],
  [
    "an optional member without another",
    "single-member: a body with size as the one optional member",
    ({ size, lines }) => size !== undefined && lines === undefined,
  ],
])("a server that refuses %s is found", async (_, finding, isRefused) => {
  const { said } = await hold((order) => isWrong(order) || isRefused(order), readJson);
  expect(said.some((each) => each.startsWith(`failure ${finding}`))).toBe(true);
});

test("a server that accepts a nested member that breaks its schema is found", async () => {
  const { said } = await hold(({ count, ...order }) => isWrong({ count, ...order, lines: [{ text: "" }] }), readJson);
  expect(said).toContainEqual(expect.stringContaining("invalid-member: a body whose lines/0/text is too long"));
  expect(said).toContainEqual(expect.stringContaining("invalid-member: a body without lines/0/text"));
  expect(said).toContainEqual(expect.stringContaining("invalid-member: a body whose lines has too many items"));
});

test("a shortest text that the document only implies is a note", async () => {
  const { said } = await hold((order) => isWrong(order) || order.lines?.[0]?.text.length === 1, readJson);
  expect(said).toEqual([expect.stringContaining("note boundary-members: a body whose lines/0/text is the shortest")]);
});

test("the members of a form are tried too", async () => {
  const read = (text: string): Order => {
    const { count, ...others } = Object.fromEntries(new URLSearchParams(text));
    return { count: Number(count), ...others };
  };
  const { said } = await hold(({ count }) => count === 9, read, documents.form);
  expect(said).toEqual([expect.stringContaining("boundary-members: a body whose count is the greatest value")]);
});
