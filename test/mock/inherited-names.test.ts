import { createClient } from "revokit";
import { createMock, type HandledCall, MOCK_TOKEN } from "revokit/mock";
import { expect, test } from "vitest";
import { runConformance } from "../../scripts/conformance/index.ts";
import { contractOf } from "../support/contract.ts";
import { BASE, compile, json } from "./compile.ts";

/** Names that every object inherits, but that mean nothing special in a document. */
const NAMES = ["__proto__", "constructor", "toString", "valueOf", "hasOwnProperty"];

const string = { type: "string" };
const record = (value: (name: string) => unknown) => Object.fromEntries(NAMES.map((name) => [name, value(name)]));
const TEXTS = record((name) => `the ${name}`);
const fields = { type: "object", properties: record(() => string), additionalProperties: string };
const content = (types: readonly string[], encoding?: object) =>
  Object.fromEntries(types.map((type) => [type, { schema: fields, ...(encoding && { encoding }) }]));
const parametersIn = (place: string, more: object = {}) =>
  NAMES.map((name) => ({ name, in: place, ...more, schema: string }));

const securitySchemes = record((name) => ({ type: "apiKey", in: "header", name: `x-${name}` }));
const security = [record(() => [])];
const responses = { "200": json(fields, { examples: record(() => ({ value: TEXTS })) }) };
const paths = {
  [`/path/${NAMES.map((name) => `{${name}}`).join("/")}`]: {
    get: { operationId: "path", parameters: parametersIn("path", { required: true }), responses },
  },
  ...Object.fromEntries(
    ["query", "header", "cookie"].map((place) => [
      `/${place}`,
      { get: { operationId: place, parameters: parametersIn(place), responses } },
    ]),
  ),
  ...Object.fromEntries(
    Object.entries({
      body: content(["application/json"]),
      form: content(["application/x-www-form-urlencoded"]),
      styled: content(
        ["application/x-www-form-urlencoded"],
        record(() => ({ style: "form" })),
      ),
      parts: content(["multipart/form-data"]),
    }).map(([id, types]) => [
      `/${id}`,
      { post: { operationId: id, requestBody: { required: true, content: types }, responses } },
    ]),
  ),
  "/secret": { get: { operationId: "secret", security, responses } },
};
const document = { servers: [{ url: BASE }], components: { securitySchemes, schemas: record(() => fields) }, paths };

/** A flat argument can't be called `__proto__`. */
const argumentOf = (place: string, name: string) => (name === "__proto__" ? `${place}_${name}` : name);

test.each(["path", "query", "header", "cookie", "body", "form", "styled", "parts"])(
  "names that every object inherits arrive like any other in the %s",
  async (id) => {
    const seen: HandledCall[] = [];
    const handlers = { [id]: (call: HandledCall) => void seen.push(call) };
    const mock = createMock({ apis: [{ ...compile(document), behaviour: { handlers } }] });
    const client: object = createClient(contractOf(document), { fetch: mock.fetch });
    const method: unknown = Reflect.get(client, id);
    if (typeof method !== "function") throw new Error(`There is no ${id}.`);
    const isBody = !["path", "query", "header", "cookie"].includes(id);
    const flat = Object.fromEntries(NAMES.map((name) => [argumentOf(id, name), TEXTS[name]]));
    const args = isBody ? { body: TEXTS } : id === "header" ? {} : flat;
    const result: unknown = await Reflect.apply(method, client, [args, id === "header" ? { headers: TEXTS } : {}]);
    expect(result).toMatchObject({ ok: true });
    const [call] = seen;
    const got: unknown = isBody ? call?.body : Reflect.get(call?.parameters ?? {}, id);
    // Node's own `Headers` drops a field of this name.
    const expected = Object.entries(TEXTS).filter(([name]) => id !== "header" || name !== "__proto__");
    expect(Object.entries(Object(got)).sort()).toEqual(expected.sort());
  },
);

/** Every map of a response and of a schema, with nothing but these names; a header has an example only if it is required. */
const named = (required: boolean) => ({
  description: "OK.",
  headers: record(() => ({ required, schema: string })),
  links: record(() => ({ operationId: "all", parameters: record(() => "$response.body#/constructor") })),
  content: {
    "application/json": {
      schema: { $ref: "#/components/schemas/constructor" },
      examples: record(() => ({ value: TEXTS })),
    },
    "application/xml": {
      schema: { ...fields, dependentRequired: record(() => NAMES), patternProperties: record(() => string) },
    },
  },
});

test.each([true, false])(
  "names that every object inherits give the facts nothing but data (required: %s)",
  (required) => {
    const encoding = record(() => ({ headers: record(() => ({ schema: string })) }));
    const { facts } = compile({
      servers: [
        {
          url: `${BASE}/${NAMES.map((name) => `{${name}}`).join("/")}`,
          variables: record((name) => ({ default: name })),
        },
      ],
      components: { securitySchemes, schemas: record(() => fields) },
      paths: {
        "/all": {
          post: {
            operationId: "all",
            security,
            tags: NAMES,
            requestBody: { content: content(["multipart/form-data", "application/xml"], encoding) },
            responses: { "200": named(required), default: named(!required) },
            callbacks: record(() => ({ "{$request.body#/constructor}": {} })),
          },
        },
      },
    });
    // Functions can't be cloned, as between the threads of the command.
    expect(structuredClone(facts)).toEqual(facts);
    const { all } = facts.operations;
    expect(Object.keys(all?.responses["200"]?.headers ?? {})).toHaveLength(required ? NAMES.length : 0);
  },
);

test("names that every object inherits need not be given", async () => {
  const mock = createMock({ apis: [compile(document)] });
  for (const path of ["query", "header", "cookie"]) {
    expect((await mock.fetch(`${BASE}/${path}`)).status).toBe(200);
  }
  const credentials = Object.fromEntries(NAMES.map((name) => [name, MOCK_TOKEN]));
  const client: object = createClient(contractOf(document), { fetch: mock.fetch, token: credentials });
  const method: unknown = Reflect.get(client, "secret");
  if (typeof method !== "function") throw new Error("There is no secret.");
  expect(await Reflect.apply(method, client, [])).toMatchObject({ ok: true });
});

test("names that every object inherits are not mistaken for values by the conformance suite", async () => {
  const api = compile(document);
  const mock = createMock({ apis: [api] });
  const report = await runConformance({ api, baseUrl: BASE, token: MOCK_TOKEN, allowUnsafe: true, fetch: mock.fetch });
  const failed = report.operations.flatMap(({ checks }) => checks.filter(({ status }) => status === "failed"));
  expect(failed).toEqual([]);
});
