import { Readable } from "node:stream";
import { expect, test, vi } from "vitest";
import { repositoryPath } from "../support/repository.ts";
import { PING, Project } from "../support/project.ts";
import { revokit } from "../support/revokit.ts";

/** Gives a command its standard input. */
async function piping<T>(text: string | Buffer, run: () => Promise<T>): Promise<T> {
  const spy = vi
    .spyOn(process, "stdin", "get")
    .mockReturnValue(Object.assign(Readable.from([Buffer.from(text)]), { fd: 0 }) as typeof process.stdin);
  try {
    return await run();
  } finally {
    spy.mockRestore();
  }
}

test("a document is read from standard input, under a name", async () => {
  const project = await Project.create({});
  const unnamed = await revokit(project, "generate", "-");
  expect(unnamed).toMatchObject({ code: 2, stderr: "Name the document from standard input with --name.\n" });
  const { code } = await piping(PING, () => revokit(project, "generate", "-", "--name", "pong", "-o", "src"));
  expect(code).toBe(0);
  expect(await project.read("src/pong/client.ts")).toContain("createPong");
  const check = await piping(PING, () => revokit(project, "check", "-", "-n", "pong", "-o", "src"));
  expect(check).toMatchObject({ code: 0, stdout: "src/ is up to date: 5 files.\n" });
  const lint = await piping(PING.replace("description: Pong.", "wrong: 1"), () =>
    revokit(project, "lint", "-", "-n", "x"),
  );
  expect(lint).toMatchObject({ code: 1, stderr: expect.stringMatching(/^<stdin>:9:/) });
});

test("standard input that is not UTF-8 is refused", async () => {
  const project = await Project.create({});
  const latin1 = Buffer.from("title: caf\u00e9\n", "latin1");
  const refused = await piping(latin1, () => revokit(project, "generate", "-", "--name", "pong"));
  expect(refused).toMatchObject({ code: 2, stderr: expect.stringContaining("is not UTF-8") });
});

test("a document from standard input refers to files only below the folder that --root names", async () => {
  const project = await Project.create({ "parts/text.yaml": "Text: { type: string, description: FROM_FILE }" });
  const text = PING.replace("{ type: string }", "{ $ref: './parts/text.yaml#/Text' }");
  const refused = await piping(text, () => revokit(project, "generate", "-", "-n", "ping"));
  expect(refused).toMatchObject({ code: 1, stderr: expect.stringMatching(/^<stdin>:11:.*--root/) });
  expect((await piping(text, () => revokit(project, "generate", "-", "-n", "ping", "--root", "."))).code).toBe(0);
  expect((await project.generated())["ping/types.ts"]).toContain("FROM_FILE");
});

test("several documents of different folders are generated at once", async () => {
  const project = await Project.create({ "a/ping.yaml": PING, "b/pong.yaml": PING });
  expect((await revokit(project, "generate", "a/ping.yaml", "b/pong.yaml")).code).toBe(0);
  expect(Object.keys(await project.generated()).filter((path) => path.endsWith("client.ts"))).toEqual([
    "ping/client.ts",
    "pong/client.ts",
  ]);
  expect(await revokit(project, "generate", "a/ping.yaml", "b/pong.yaml", "--name", "x")).toMatchObject({
    code: 2,
    stderr: "--name can be used with one document only.\n",
  });
});

const SHOP = `openapi: 3.1.1
info: { title: Shop, version: 1.0.0 }
servers: [{ url: https://shop.test }]
paths:
  /pets:
    parameters: [{ $ref: "#/components/parameters/Limit" }]
    get: { operationId: listPets, tags: [pets], responses: { 200: { $ref: "#/components/responses/Pets" } } }
    post:
      tags: [pets, admin]
      responses: { 204: { description: Done } }
      security: [{ key: [] }]
  /pets/{id}/photos:
    get:
      operationId: listPhotos
      tags: [photos]
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses: { 200: { description: Photos, content: { image/png: {} } } }
  /orders:
    get: { operationId: listOrders, tags: [orders], responses: { 200: { $ref: "#/components/responses/Orders" } } }
components:
  securitySchemes: { key: { type: apiKey, in: header, name: X-Key }, other: { type: http, scheme: bearer } }
  parameters: { Limit: { name: limit, in: query, schema: { type: integer } } }
  responses:
    Pets: { description: Pets, content: { application/json: { schema: { $ref: "#/components/schemas/Pet" } } } }
    Orders: { description: Orders, content: { application/json: { schema: { $ref: "#/components/schemas/Order" } } } }
  schemas:
    Pet:
      type: object
      required: [kind]
      properties: { kind: { type: string }, owner: { $ref: "#/components/schemas/Owner" } }
      discriminator: { propertyName: kind, mapping: { bird: Bird } }
    Cat: { allOf: [{ $ref: "#/components/schemas/Pet" }, { type: object, properties: { lives: { type: integer } } }] }
    Bird: { type: object, properties: { wings: { type: integer } } }
    Owner: { type: object, properties: { example: { $ref: "#/components/schemas/Address" } } }
    Address: { type: string, examples: [{ $ref: "#/components/schemas/Order" }] }
    Order: { type: object, properties: { id: { type: string } } }
`;

const RUNTIME = repositoryPath("src/runtime.ts");

/** The operations and the models that are generated. */
async function generated(...args: readonly string[]) {
  const project = await Project.create({ "shop.yaml": SHOP });
  const { code, stderr } = await revokit(project, "generate", "shop.yaml", "--runtime", RUNTIME, ...args);
  if (code !== 0) return stderr;
  const client = await project.read("generated/shop/client.ts");
  const operations = (await project.import("generated/shop/operations.ts"))["contract"] as { operations: object };
  const models = [...client.matchAll(/^export type (\w+) = /gm)].map(([, name = ""]) => name);
  return {
    operations: Object.keys(operations.operations).sort(),
    models: models.filter((name) => SHOP.includes(`    ${name}:`)),
  };
}

test.each([
  [
    ["--include", "tag:pets"],
    ["listPets", "postPets"],
  ],
  [["--include", "path:/pets/**"], ["listPhotos"]],
  [
    ["--include", "path:/pets*", "--include", "path:/pets/{id}/photos"],
    ["listPets", "listPhotos", "postPets"],
  ],
  [
    ["--include", "operation:list*"],
    ["listOrders", "listPets", "listPhotos"],
  ],
  [["--include", "operation:postPets"], ["postPets"]],
  [
    ["--exclude", "tag:admin", "--exclude", "operation:listPhotos"],
    ["listOrders", "listPets"],
  ],
  [["--include", "tag:pets", "--exclude", "tag:admin"], ["listPets"]],
])("%j leaves these operations: %j", async (args, operations) => {
  expect(await generated(...args)).toMatchObject({ operations });
});

test("the selected operations may refer into those that are left out", async () => {
  const photo = "#/paths/~1pets~1{id}~1photos/get";
  const tree = {
    type: "object",
    properties: { kids: { type: "array", items: { $ref: `${photo}/responses/200/content/application~1json/schema` } } },
  };
  const document = {
    openapi: "3.1.1",
    info: { title: "Shop", version: "1.0.0" },
    servers: [{ url: "https://shop.test" }],
    paths: {
      "/pets/{id}/photos": {
        get: {
          operationId: "listPhotos",
          parameters: [{ name: "id", in: "path", required: true, schema: { $ref: "#/components/schemas/Id" } }],
          responses: { 200: { description: "OK.", content: { "application/json": { schema: tree } } } },
        },
      },
      "/pets/{id}": {
        get: {
          operationId: "getPet",
          parameters: [{ $ref: `${photo}/parameters/0` }],
          responses: { 200: { $ref: `${photo}/responses/200` } },
        },
      },
    },
    components: { schemas: { Id: { type: "string", maxLength: 7 }, Other: { type: "string" } } },
  };
  const project = await Project.create({ "shop.json": JSON.stringify(document) });
  const run = await revokit(project, "generate", "shop.json", "--runtime", RUNTIME, "--include", "operation:getPet");
  expect(run).toMatchObject({ code: 0 });
  const types = await project.read("generated/shop/types.ts");
  expect(types).toMatch(/kids\?: Schemas\.(\w+)\[\]/);
  expect(types).toContain("Id");
  expect(types).not.toMatch(/Other|listPhotos/);
  expect(await project.read("generated/shop/operations.ts")).toContain("maxLength: 7");
});

test("components that are no longer referenced are dropped, and inheriting or mapped ones are kept", async () => {
  expect(await generated("--include", "operation:listPets")).toMatchObject({
    models: ["Pet", "Cat", "Bird", "Owner", "Address"],
  });
  expect(await generated("--include", "operation:listOrders")).toMatchObject({ models: ["Order"] });
  expect(await generated("--include", "operation:postPets")).toMatchObject({ models: [] });
});

test.each([
  [["--include", "tag:petz"], /^shop\.yaml:\d+:\d+ .*tag:petz matches no operation\. Did you mean tag:pets\?/],
  [["--exclude", "operation:listCats"], /operation:listCats matches no operation\. Did you mean operation:listPets\?/],
  [["--include", "path:/pet"], /path:\/pet matches no operation\. Did you mean path:\/pets\?/],
  [["--exclude", "path:**"], /Every operation is left out/],
  [["--include", "pets"], /"pets" has none of the forms tag:pets, path:\/pets\/\*\* and operation:listPets/],
])("%j is refused with what was not found", async (args, message) => {
  expect(await generated(...args)).toMatch(message);
});
