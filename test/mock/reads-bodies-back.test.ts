import * as fc from "fast-check";
import { createClient } from "revokit";
import { createMock, type HandledCall } from "revokit/mock";
import { expect, test } from "vitest";
import { contractOf } from "../support/contract.ts";
import { BASE, compile } from "./compile.ts";

const member = { type: "object", properties: { a: { type: "integer" }, b: { type: "string" } } };
const schema = {
  type: "object",
  properties: {
    text: { type: "string" },
    number: { type: "number" },
    flag: { type: "boolean" },
    texts: { type: "array", items: { type: "string" } },
    numbers: { type: "array", items: { type: "integer" } },
    object: member,
    objects: { type: "array", items: member },
  },
};

/** Encodings by property. A style has no form for a list of objects. */
const json = (...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { contentType: "application/json" }]));
const styled = (style: string, explode: boolean, ...names: readonly string[]) =>
  Object.fromEntries(names.map((name) => [name, { style, explode }]));
const ENCODINGS: Readonly<Record<string, object>> = {
  none: {},
  json: json("text", "number", "flag", "texts", "numbers", "object", "objects"),
  form: styled("form", false, "texts", "numbers", "object"),
  exploded: styled("form", true, "texts", "numbers"),
  pipes: styled("pipeDelimited", false, "numbers"),
  spaces: styled("spaceDelimited", false, "numbers"),
  deep: styled("deepObject", true, "object"),
};

const TYPES = [
  "application/x-www-form-urlencoded",
  "multipart/form-data",
  "multipart/mixed",
  "multipart/related",
  "application/json",
];

/** Without the comma that separates the items of a style, since a multipart part has it unencoded. */
const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 8 }).filter((each) => !each.includes(","));
const integer = fc.integer({ min: -1e6, max: 1e6 });
const object = fc.record({ a: integer, b: text });
const list = <T>(items: fc.Arbitrary<T>) => fc.array(items, { minLength: 1, maxLength: 3 });
/** An empty list can't be represented in a form. */
const bodies = fc.record(
  {
    text,
    number: fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => number + 0),
    flag: fc.boolean(),
    texts: list(text),
    numbers: list(integer),
    object,
    objects: list(object),
  },
  { noNullPrototype: true },
);

const cases = TYPES.flatMap((type) =>
  Object.entries(ENCODINGS)
    .filter(([name]) => type !== "application/json" || name === "none")
    .map(([name, encoding]) => ({ type, name, encoding })),
);

test.each(cases)(
  "a body of $type with the encoding $name is read as the body that was given",
  async ({ type, encoding }) => {
    const requestBody = { required: true, content: { [type]: { schema, encoding } } };
    const responses = { "200": { description: "OK." } };
    const document = {
      servers: [{ url: BASE }],
      paths: { "/x": { post: { operationId: "send", requestBody, responses } } },
    };
    const seen: unknown[] = [];
    const handlers = { send: ({ body }: HandledCall) => void seen.push(body) };
    const mock = createMock({ apis: [{ ...compile(document), behaviour: { handlers } }] });
    const client: object = createClient(contractOf(document), { fetch: mock.fetch });
    const send: unknown = Reflect.get(client, "send");
    if (typeof send !== "function") throw new Error("The client has no such method.");
    await fc.assert(
      fc.asyncProperty(bodies, async (body) => {
        await Reflect.apply(send, client, [{ body }]);
        expect(seen.pop()).toEqual(body);
      }),
      { numRuns: 8 },
    );
  },
);
