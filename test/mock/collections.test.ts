import { createMock, MOCK_TOKEN, OTHER_TENANT_TOKEN } from "revokit/mock";
import { beforeEach, expect, test } from "vitest";
import { BASE, compile, json } from "./compile.ts";

const pet = {
  type: "object",
  required: ["id", "name"],
  properties: {
    id: { type: "integer" },
    name: { type: "string", maxLength: 20 },
    tag: { type: "string" },
    secret: { type: "string", writeOnly: true },
  },
};
const newPet = { ...pet, required: ["name"] };
const inPath = (name: string, schema: object, example?: unknown) => ({
  name,
  in: "path",
  required: true,
  schema,
  example,
});
const number = (name: string) => ({ name, in: "query", schema: { type: "integer", minimum: 0 } });
const body = (schema: object) => ({ required: true, content: { "application/json": { schema } } });
const missing = { description: "Not found.", content: { "application/json": { schema: { type: "object" } } } };

const api = compile({
  security: [{ key: [] }],
  components: { securitySchemes: { key: { type: "http", scheme: "bearer" } } },
  paths: {
    "/pets": {
      get: {
        operationId: "listPets",
        parameters: [
          ...["limit", "offset"].map(number),
          { ...number("page"), schema: { type: "integer", minimum: 1 } },
        ],
        responses: {
          "200": json(
            {
              type: "object",
              required: ["data", "total", "has_more"],
              properties: {
                data: { type: "array", items: pet },
                total: { type: "integer" },
                has_more: { type: "boolean" },
              },
            },
            { example: { data: [{ id: 7, name: "Tom" }], total: 1, has_more: false } },
          ),
        },
      },
      post: {
        operationId: "createPet",
        requestBody: body(newPet),
        responses: {
          "201": {
            ...json(pet, { example: { id: 8, name: "Jerry" } }),
            headers: { Location: { schema: { type: "string" }, example: "/pets/8" } },
          },
          "400": missing,
        },
      },
    },
    "/pets/{petId}": {
      parameters: [inPath("petId", { type: "integer" }, 7)],
      get: {
        operationId: "readPet",
        responses: { "200": json(pet, { example: { id: 7, name: "Tom" } }), "404": missing },
      },
      put: { operationId: "replacePet", requestBody: body(newPet), responses: { "200": json(pet), "404": missing } },
      patch: {
        operationId: "changePet",
        requestBody: body({ ...pet, required: [] }),
        responses: { "200": json(pet), "404": missing },
      },
      delete: { operationId: "deletePet", responses: { "204": { description: "Gone." }, "404": missing } },
    },
    "/owners/{owner}/cars": {
      parameters: [inPath("owner", { type: "string" }, "ann")],
      get: {
        operationId: "listCars",
        responses: { "200": json({ type: "array", items: { type: "object" } }, { example: [{ car_id: "c_1" }] }) },
      },
      post: {
        operationId: "createCar",
        requestBody: body({ type: "object" }),
        responses: { "201": json({ type: "object" }, { example: { data: { car_id: "c_2" } } }) },
      },
    },
    "/owners/{owner}/cars/{car_id}": {
      parameters: [inPath("owner", { type: "string" }, "ann"), inPath("car_id", { type: "string" }, "c_1")],
      get: {
        operationId: "readCar",
        responses: { "200": json({ type: "object" }, { example: { data: { car_id: "c_1" } } }), "404": missing },
      },
    },
    "/weather/{city}": {
      get: {
        operationId: "readWeather",
        parameters: [inPath("city", { type: "string" })],
        responses: { "200": json({ type: "object" }) },
      },
    },
  },
});
const mock = createMock({ apis: [api] });
beforeEach(() => mock.reset());

/** The status and the body of the answer to a request. */
async function ask(method: string, path: string, value?: unknown, { fetch = mock.fetch, token = MOCK_TOKEN } = {}) {
  const response = await fetch(BASE + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, ...(value !== undefined && { "Content-Type": "application/json" }) },
    ...(value !== undefined && { body: JSON.stringify(value) }),
  });
  const text = await response.text();
  return {
    status: response.status,
    body: text === "" ? undefined : (JSON.parse(text) as unknown),
    headers: response.headers,
  };
}

test("a created item can be read, listed, changed, replaced and removed", async () => {
  const created = await ask("POST", "/pets", { name: "Spike", tag: "dog", secret: "bone" });
  expect(created).toMatchObject({ status: 201, body: { id: 8, name: "Spike", tag: "dog" } });
  expect(created.headers.get("location")).toBe("/v1/pets/8");
  expect(created.body).not.toHaveProperty("secret");

  expect((await ask("GET", "/pets/8")).body).toEqual({ id: 8, name: "Spike", tag: "dog" });
  expect((await ask("PATCH", "/pets/8", { tag: "old dog" })).body).toEqual({ id: 8, name: "Spike", tag: "old dog" });
  expect((await ask("GET", "/pets/8")).body).toEqual({ id: 8, name: "Spike", tag: "old dog" });
  expect((await ask("PUT", "/pets/8", { name: "Butch" })).body).toEqual({ id: 8, name: "Butch" });
  expect((await ask("GET", "/pets")).body).toMatchObject({ data: [{ id: 7 }, { id: 8, name: "Butch" }], total: 2 });
  expect((await ask("DELETE", "/pets/8")).status).toBe(204);
  for (const method of ["GET", "DELETE"]) expect((await ask(method, "/pets/8")).status).toBe(404);
  expect((await ask("PATCH", "/pets/8", { tag: "x" })).status).toBe(404);
});

test("an item has the id that the client gave it, unless it is taken", async () => {
  expect((await ask("POST", "/pets", { id: 77, name: "Spike" })).body).toMatchObject({ id: 77 });
  expect((await ask("GET", "/pets/77")).body).toMatchObject({ name: "Spike" });
  expect((await ask("POST", "/pets", { id: 77, name: "Butch" })).body).not.toMatchObject({ id: 77 });
  expect((await ask("GET", "/pets/77")).body).toMatchObject({ name: "Spike" });
});

test("an optional member that was not sent is not made up", async () => {
  expect((await ask("POST", "/pets", { name: "Spike" })).body).toEqual({ id: 8, name: "Spike" });
});

test("the ledger has what was created and removed, and a reset empties it", async () => {
  await ask("POST", "/pets", { name: "Spike" });
  await ask("DELETE", "/pets/7");
  expect(mock.ledger().map(({ operationId, path, from, to }) => [operationId, path, from, to])).toEqual([
    ["createPet", { petId: "8" }, "absent", "present"],
    ["deletePet", { petId: "7" }, "present", "absent"],
  ]);
  mock.reset();
  expect((await ask("GET", "/pets/7")).body).toEqual({ id: 7, name: "Tom" });
  expect((await ask("GET", "/pets/8")).status).toBe(404);
});

test("each created item has a unique id", async () => {
  const ids = new Set<unknown>();
  for (let index = 0; index < 20; index += 1) {
    const { body: made } = await ask("POST", "/pets", { name: `Pet ${index}` });
    ids.add(Object(made).id);
  }
  expect(ids.size).toBe(20);
});

test.each([
  ["limit=2", [7, 8], true],
  ["limit=2&offset=2", [9, 10], true],
  ["limit=2&page=3", [11], false],
  ["offset=4", [11], false],
  ["limit=0", [], true],
])("a list is paged by %s", async (query, ids, more) => {
  for (const name of ["a", "b", "c", "d"]) await ask("POST", "/pets", { name });
  const { body: page } = await ask("GET", `/pets?${query}`);
  expect(Object(page).data.map((each: unknown) => Object(each).id)).toHaveLength(ids.length);
  expect(page).toMatchObject({ total: 5, has_more: more });
});

test.each([
  ["null", { type: ["string", "null"] }, null],
  ["left out", { type: "string", minLength: 1 }, undefined],
])("pages are followed by their cursor, which is %s in the last one", async (_, schema, end) => {
  const page = { type: "object", properties: { data: { type: "array", items: pet }, next_cursor: schema } };
  const { operationId, responses } = {
    operationId: "listPets",
    responses: { "200": json(page, { example: { data: [{ id: 7, name: "Tom" }], next_cursor: "abc" } }) },
  };
  const post = { operationId: "createPet", requestBody: body(newPet), responses: { "201": json(pet) } };
  const parameters = [number("limit"), { name: "cursor", in: "query", schema: { type: "string" } }];
  const paged = createMock({
    apis: [
      compile({
        paths: {
          "/pets": { get: { operationId, parameters, responses }, post },
          "/pets/{id}": {
            delete: {
              operationId: "removePet",
              parameters: [inPath("id", pet.properties.id)],
              responses: { "204": missing },
            },
          },
        },
      }),
    ],
  });
  for (const name of ["a", "b", "c", "d"]) await ask("POST", "/pets", { name }, { fetch: paged.fetch });
  const seen: unknown[] = [];
  let cursor: unknown = "";
  for (let pages = 0; pages < 3; pages += 1) {
    const { body: found } = await ask("GET", `/pets?limit=2${String(cursor)}`, undefined, { fetch: paged.fetch });
    seen.push(...Object(found).data.map(({ id }: { readonly id: number }) => id));
    cursor = Object(found).next_cursor;
    if (typeof cursor === "string") cursor = `&cursor=${cursor}`;
  }
  expect(new Set(seen).size).toBe(5);
  expect(seen).toHaveLength(5);
  expect(cursor).toBe(end);
});

/** A mock of a list with one parameter, and the ids that it has after `query`, or the status of a refusal. */
async function listedBy(parameter: object, query: string): Promise<unknown> {
  const list = json({ type: "array", items: pet }, { example: [{ id: 7, name: "Tom" }] });
  const parameters = [number("limit"), { in: "query", ...parameter }];
  const paths = {
    "/pets": {
      get: { operationId: "listPets", parameters, responses: { "200": list, "400": missing } },
      post: { operationId: "createPet", requestBody: body(newPet), responses: { "201": json(pet) } },
    },
    "/pets/{id}": {
      delete: {
        operationId: "removePet",
        parameters: [inPath("id", { type: "integer" }, 7)],
        responses: { "204": missing },
      },
    },
  };
  const { fetch } = createMock({ apis: [compile({ paths })] });
  for (const id of [8, 9, 10]) await ask("POST", "/pets", { id, name: "a" }, { fetch });
  const { status, body: found } = await ask("GET", `/pets?limit=2${query}`, undefined, { fetch });
  return Array.isArray(found) ? found.map((each: unknown) => Object(each).id) : status;
}

test.each([
  ["&cursor=8", [9, 10]],
  ["&cursor=", [7, 8]],
  ["&cursor=abc", [7, 8]],
  ["&cursor=4711", 400],
])("a cursor that no item has is refused, but not the document's example: %s", async (query, found) => {
  expect(await listedBy({ name: "cursor", schema: { type: "string" }, example: "abc" }, query)).toEqual(found);
});

test.each([
  ["allows", { schema: { type: "integer", minimum: 0 } }, [7, 8], [9, 10]],
  ["shows", { schema: { type: "integer" }, example: 0 }, [7, 8], [9, 10]],
  ["has by default", { schema: { type: "integer", default: 0 } }, [7, 8], [9, 10]],
  ["does not mention", { schema: { type: "integer" } }, [7, 8], [7, 8]],
])("pages are counted from 0 if the document %s that", async (_, parameter, zeroth, first) => {
  expect(await listedBy({ name: "page", ...parameter }, "&page=0")).toEqual(zeroth);
  expect(await listedBy({ name: "page", ...parameter }, "&page=1")).toEqual(first);
});

test("an id is compared as it was sent, not as a number", async () => {
  expect((await ask("PUT", "/pets/9007199254740993", { name: "Butch" })).status).not.toBe(200);
  for (const id of ["9007199254740992", "7.0", "7e0", "07"]) {
    expect((await ask("DELETE", `/pets/${id}`)).status, id).toBeGreaterThanOrEqual(400);
  }
  expect((await ask("GET", "/pets/7")).status).toBe(200);
});

test("items belong to the parents in their path, and to their tenant", async () => {
  const { body: made } = await ask("POST", "/owners/bob/cars", { color: "red" });
  expect(made).toEqual({ data: { car_id: "c_2", color: "red" } });
  expect((await ask("GET", "/owners/bob/cars/c_2")).status).toBe(200);
  expect((await ask("GET", "/owners/ann/cars/c_2")).status).toBe(404);
  expect((await ask("GET", "/owners/bob/cars")).body).toEqual([{ car_id: "c_2", color: "red" }]);
  expect((await ask("GET", "/pets/7", undefined, { token: OTHER_TENANT_TOKEN })).status).toBe(404);
});

test("a response that would violate the document is not sent", async () => {
  await ask("PATCH", "/pets/7", { extra: "x" });
  expect((await ask("GET", "/pets/7")).body).toMatchObject({ id: 7, name: "Tom" });
});

test("a resource that is only read exists under every id", async () => {
  expect((await ask("GET", "/weather/Rome")).status).toBe(200);
});

test("without state, each operation answers its success", async () => {
  const { fetch } = createMock({ apis: [api], stateless: true });
  expect((await ask("DELETE", "/pets/7", undefined, { fetch })).status).toBe(204);
  expect((await ask("GET", "/pets/7", undefined, { fetch })).status).toBe(200);
  expect((await ask("GET", "/pets/4711", undefined, { fetch })).status).toBe(200);
});

test("behavior code answers its operations, the mock the others", async () => {
  const handlers = {
    readPet: ({ parameters }: { parameters: { path: Readonly<Record<string, unknown>> } }) =>
      parameters.path["petId"] === 1
        ? { status: 200, body: { id: 1, name: "Coded" }, headers: { "X-By": "code" } }
        : undefined,
    deletePet: () => Promise.resolve({ status: 404 }),
  };
  const { fetch } = createMock({ apis: [{ ...api, behaviour: { handlers } }] });
  const coded = await ask("GET", "/pets/1", undefined, { fetch });
  expect([coded.status, coded.body, coded.headers.get("x-by")]).toEqual([200, { id: 1, name: "Coded" }, "code"]);
  expect((await ask("GET", "/pets/7", undefined, { fetch })).body).toEqual({ id: 7, name: "Tom" });
  expect((await ask("DELETE", "/pets/7", undefined, { fetch })).status).toBe(404);
});
