import fc from "fast-check";
import { createClient } from "revokit";
import { createMock, type HandledCall } from "revokit/mock";
import { describe, expect, test } from "vitest";
import { serialize } from "../../scripts/conformance/runner/serialize.ts";
import { contractOf } from "../support/contract.ts";
import { BASE, compile } from "./compile.ts";

type Place = "path" | "query" | "header" | "cookie";

/** Every style of every place (OpenAPI 3.1, 4.8.12.4). */
const STYLES: Readonly<Record<Place, readonly string[]>> = {
  path: ["simple", "label", "matrix"],
  query: ["form", "spaceDelimited", "pipeDelimited", "deepObject"],
  header: ["simple"],
  cookie: ["form", "cookie"],
};

interface Shape {
  readonly schema: object;
  readonly values: (text: fc.Arbitrary<string>) => fc.Arbitrary<unknown>;
}

const integer = fc.integer({ min: -1_000, max: 1_000 });
const scalars: Readonly<Record<string, Shape>> = {
  string: { schema: { type: "string" }, values: (text) => text },
  integer: { schema: { type: "integer" }, values: () => integer },
  number: {
    schema: { type: "number" },
    values: () => fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  },
  boolean: { schema: { type: "boolean" }, values: () => fc.boolean() },
  enum: { schema: { enum: [1, "two", true] }, values: () => fc.constantFrom(1, "two", true) },
  either: {
    schema: { oneOf: [{ type: "integer" }, { type: "string", pattern: "^[a-z]+$" }] },
    values: () => fc.oneof(integer, fc.stringMatching(/^[a-z]{1,5}$/)),
  },
};
const compound: Readonly<Record<string, Shape>> = {
  "list of strings": {
    schema: { type: "array", items: { type: "string" } },
    values: (text) => fc.array(text, { minLength: 1, maxLength: 4 }),
  },
  "list of integers": {
    schema: { type: "array", items: { type: "integer" } },
    values: () => fc.array(integer, { minLength: 1, maxLength: 4 }),
  },
  object: {
    schema: {
      type: "object",
      properties: { R: { type: "integer" }, name: { type: "string" } },
      additionalProperties: false,
    },
    values: (text) => fc.record({ R: integer, name: text }),
  },
};

/** Alternatives of different shapes, distinguished by their content. */
const words = fc.stringMatching(/^[a-z]{1,6}$/);
const mixed: Readonly<Record<string, Shape>> = {
  "word or list of integers": {
    schema: {
      oneOf: [
        { type: "string", pattern: "^[a-z]+$" },
        { type: "array", items: { type: "integer" }, maxItems: 4 },
      ],
    },
    values: () => fc.oneof(words, fc.array(integer, { minLength: 1, maxLength: 4 })),
  },
  "integer or object": {
    schema: {
      anyOf: [
        { type: "integer" },
        { type: "object", properties: { R: { type: "integer" } }, required: ["R"], additionalProperties: false },
      ],
    },
    values: () => fc.oneof(integer, fc.record({ R: integer })),
  },
};

const cases = (Object.keys(STYLES) as Place[]).flatMap((place) =>
  STYLES[place].flatMap((style) =>
    [true, false].flatMap((explode) =>
      Object.entries(
        style === "deepObject" ? { object: compound["object"] } : { ...scalars, ...compound, ...mixed },
      ).flatMap(([name, shape]) => (shape === undefined ? [] : [{ place, style, explode, name, shape }])),
    ),
  ),
);

/** Text that a style can write: without delimiters that are not encoded, or that are written encoded. */
function textFor(place: Place, style: string, explode: boolean): fc.Arbitrary<string> {
  if (style === "cookie") return fc.stringMatching(/^[!#-+.-:<-[\]-~-]{1,12}$/);
  if (place === "header") return fc.stringMatching(/^[A-Za-z0-9_:/?-]{1,12}$/);
  const text = fc.string({ unit: "grapheme", minLength: 1, maxLength: 12 });
  const taken = style === "label" ? "." : style === "spaceDelimited" ? " " : style === "pipeDelimited" ? "|" : "";
  const isFree = (each: string) => (explode && style !== "label" ? true : taken === "" || !each.includes(taken));
  return text.filter((each) => isFree(each) && (place !== "path" || !/^\.{1,2}$/.test(each)));
}

/** A mock of an operation with one parameter, called `p`, the value that it read last, and the document. */
function prepare({ place, style, explode, shape }: (typeof cases)[number]) {
  const seen: unknown[] = [];
  const path = place === "path" ? "/things/{p}/end" : "/things";
  const parameter = { name: "p", in: place, required: true, style, explode, schema: shape.schema };
  const responses = { "200": { description: "OK." } };
  const paths = { [path]: { get: { operationId: "read", parameters: [parameter], responses } } };
  const api = compile({ paths });
  const handlers = { read: ({ parameters }: HandledCall) => void seen.push(parameters[place]["p"]) };
  return { api, paths, seen, mock: createMock({ apis: [{ ...api, behaviour: { handlers } }] }) };
}

describe.each(cases)("$place, $style, explode: $explode", (each) => {
  const { place, style, explode, name, shape } = each;
  const values = shape.values(textFor(place, style, explode));

  test(`a ${name} is read as the value that was written`, async () => {
    const { api, mock, seen } = prepare(each);
    const facts = api.facts.operations["read"]?.parameters[0];
    if (facts === undefined) throw new Error("The parameter was not compiled.");
    await fc.assert(
      fc.asyncProperty(values, async (value) => {
        const text = serialize(facts, value);
        const url =
          BASE + (place === "path" ? `/things/${text}/end` : "/things") + (place === "query" ? `?${text}` : "");
        const headers: Record<string, string> =
          place === "header" ? { p: text } : place === "cookie" ? { Cookie: text } : {};
        const response = await mock.fetch(url, { headers });
        expect([response.status, response.headers.get("mock-reason")]).toEqual([200, null]);
        expect(seen.pop()).toEqual(value);
      }),
      { numRuns: 30 },
    );
  });

  test(`a ${name} is read as the value that the client was given`, async () => {
    const { paths, mock, seen } = prepare(each);
    const contract = contractOf({ servers: [{ url: BASE }], paths });
    const client: object = createClient(contract, { fetch: mock.fetch });
    const read: unknown = Reflect.get(client, "read");
    if (typeof read !== "function") throw new Error("The client has no such method.");
    await fc.assert(
      fc.asyncProperty(
        values.filter((value) => place !== "path" || isSegment(value)),
        async (value) => {
          const [args, options] = place === "header" ? [{}, { headers: { p: value } }] : [{ p: value }, {}];
          await Reflect.apply(read, client, [args, options]);
          expect(seen.pop()).toEqual(value);
        },
      ),
      { numRuns: 20 },
    );
  });
});

const CONTENTS: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  "application/json": fc
    .jsonValue()
    .map((value): unknown => JSON.parse(JSON.stringify(value)))
    .filter((value) => value !== null),
  "text/plain": fc.stringMatching(/^[!-~]{1,9}$/),
};

describe.each(["query", "header", "cookie", "querystring"])("a parameter in the %s with a media type", (place) => {
  test.each(Object.keys(CONTENTS))("of %s is read as the value that was written", async (mediaType) => {
    const seen: unknown[] = [];
    const schema = mediaType === "text/plain" ? { type: "string" } : {};
    const parameter = { name: "p", in: place, required: true, content: { [mediaType]: { schema } } };
    const responses = { "200": { description: "OK." } };
    const paths = { "/things": { get: { operationId: "read", parameters: [parameter], responses } } };
    const api = compile({ openapi: "3.2.0", paths });
    const inMock = place === "header" || place === "cookie" ? place : "query";
    const handlers = { read: ({ parameters }: HandledCall) => void seen.push(parameters[inMock]["p"]) };
    const mock = createMock({ apis: [{ ...api, behaviour: { handlers } }] });
    const contract = contractOf({ openapi: "3.2.0", servers: [{ url: BASE }], paths });
    const client: object = createClient(contract, { fetch: mock.fetch });
    const read: unknown = Reflect.get(client, "read");
    const facts = api.facts.operations["read"]?.parameters[0];
    if (typeof read !== "function" || facts === undefined) throw new Error("The operation was not compiled.");
    await fc.assert(
      fc.asyncProperty(CONTENTS[mediaType] ?? fc.constant(""), async (value) => {
        await Reflect.apply(read, client, place === "header" ? [{}, { headers: { p: value } }] : [{ p: value }]);
        expect(seen.pop()).toEqual(value);
        if (place === "header") return;
        const text = serialize(facts, value);
        await mock.fetch(BASE + (inMock === "query" ? `/things?${text}` : "/things"), {
          headers: inMock === "cookie" ? { Cookie: text } : {},
        });
        expect(seen.pop()).toEqual(value);
      }),
      { numRuns: 30 },
    );
  });
});

/** Whether no part of a value would change the path: those the client refuses. */
function isSegment(value: unknown): boolean {
  const texts = typeof value === "object" && value !== null ? Object.values(value) : [value];
  return texts.every((text) => !/[/\\%]|\p{Cc}|^\.\.?$/u.test(String(text)));
}
