/** Small documents that together have each object of OpenAPI 3.0, 3.1 and 3.2 at least once. */

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json };
type Members = Readonly<Record<string, Json>>;

/** Resolves nothing: what follows is data. */
const ref = (section: string, name: string): Members => ({ $ref: `#/components/${section}/${name}` });

const pet: Members = {
  title: "A pet",
  type: "object",
  description: "One of ours.",
  required: ["kind", "name"],
  discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
  properties: {
    kind: { type: "string", enum: ["cat", "dog"] },
    name: { type: "string", minLength: 1, maxLength: 40, pattern: "^[a-z]+$", default: "tom", example: "tom" },
    age: { type: "integer", format: "int32", minimum: 0, maximum: 99, multipleOf: 1 },
    tags: { type: "array", items: { type: "string" }, minItems: 0, maxItems: 3, uniqueItems: true },
    owner: { allOf: [ref("schemas", "Owner")], readOnly: true, deprecated: true },
    extra: { type: "object", additionalProperties: { type: "number" }, minProperties: 0, maxProperties: 9 },
  },
  externalDocs: { url: "https://example.test/pet", description: "More." },
  xml: { name: "pet", namespace: "urn:pet", prefix: "p", attribute: false, wrapped: false },
};

const schemas: Members = {
  Pet: pet,
  Cat: { allOf: [ref("schemas", "Pet"), { type: "object", properties: { lives: { type: "integer" } } }] },
  Owner: { type: "object", properties: { id: { type: "string", writeOnly: false } }, additionalProperties: false },
  Either: { oneOf: [{ type: "string" }, { type: "integer" }] },
  Any: { anyOf: [{ type: "string" }, { type: "boolean" }], not: { type: "array" } },
  Unused: { type: "string" },
};

const components: Members = {
  schemas,
  parameters: {
    Limit: {
      name: "limit",
      in: "query",
      description: "How many.",
      required: false,
      deprecated: false,
      allowEmptyValue: false,
      style: "form",
      explode: true,
      allowReserved: false,
      schema: { type: "integer", default: 10 },
      example: 5,
    },
    UnusedParameter: { name: "unused", in: "header", schema: { type: "string" } },
  },
  headers: {
    Rate: { description: "Left.", required: true, deprecated: false, schema: { type: "integer" }, example: 3 },
  },
  examples: { Tom: { summary: "Tom", description: "A cat.", value: { kind: "cat", name: "tom" } } },
  responses: {
    Problem: {
      description: "It failed.",
      content: {
        "application/problem+json": { schema: { type: "object", properties: { title: { type: "string" } } } },
      },
    },
  },
  requestBodies: {
    Pet: { description: "A pet.", required: true, content: { "application/json": { schema: ref("schemas", "Pet") } } },
  },
  securitySchemes: {
    key: { type: "apiKey", name: "X-Key", in: "header", description: "A key." },
    bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT" },
    oauth: {
      type: "oauth2",
      flows: {
        clientCredentials: {
          tokenUrl: "https://example.test/token",
          refreshUrl: "https://example.test/refresh",
          scopes: { read: "Read." },
        },
      },
    },
    unusedScheme: { type: "openIdConnect", openIdConnectUrl: "https://example.test/.well-known" },
  },
  links: {
    Self: {
      operationId: "getPet",
      parameters: { id: "$response.body#/name" },
      description: "The pet.",
      server: { url: "https://example.test" },
    },
  },
  callbacks: {
    Changed: {
      "{$request.body#/url}": {
        post: {
          requestBody: { content: { "application/json": { schema: ref("schemas", "Pet") } } },
          responses: { "204": { description: "Taken." } },
        },
      },
    },
  },
};

const paths: Members = {
  "/pets": {
    summary: "Pets",
    description: "All of them.",
    servers: [{ url: "https://pets.example.test" }],
    parameters: [ref("parameters", "Limit")],
    get: {
      operationId: "listPets",
      tags: ["pets"],
      summary: "List",
      description: "Lists pets.",
      deprecated: false,
      externalDocs: { url: "https://example.test/list" },
      security: [{ key: [] }, {}],
      servers: [{ url: "https://list.example.test" }],
      parameters: [
        {
          name: "filter",
          in: "query",
          style: "deepObject",
          explode: true,
          schema: { type: "object", properties: { name: { type: "string" } } },
        },
        { name: "X-Trace", in: "header", schema: { type: "string" }, examples: { one: { value: "t" } } },
        { name: "as", in: "query", content: { "application/json": { schema: { type: "object" } } } },
      ],
      responses: {
        "200": {
          description: "Some.",
          headers: { "X-Rate": ref("headers", "Rate"), "X-Own": { schema: { type: "string" } } },
          content: {
            "application/json": {
              schema: { type: "array", items: ref("schemas", "Pet") },
              examples: { tom: { value: [] } },
            },
          },
        },
        default: ref("responses", "Problem"),
      },
    },
    post: {
      operationId: "addPet",
      tags: ["pets"],
      requestBody: ref("requestBodies", "Pet"),
      callbacks: { changed: ref("callbacks", "Changed") },
      responses: {
        "201": {
          description: "Added.",
          content: { "application/json": { schema: ref("schemas", "Cat"), examples: { tom: ref("examples", "Tom") } } },
          links: { self: ref("links", "Self") },
        },
      },
    },
  },
  "/pets/{id}": {
    parameters: [{ name: "id", in: "path", required: true, schema: { type: "string" } }],
    get: {
      operationId: "getPet",
      responses: {
        "200": {
          description: "One.",
          content: { "application/json": { schema: ref("schemas", "Either"), example: "tom" } },
        },
      },
    },
    put: {
      operationId: "putPicture",
      requestBody: {
        content: {
          "multipart/form-data": {
            schema: {
              type: "object",
              properties: { file: { type: "string", format: "binary" }, note: { type: "string" } },
            },
            encoding: {
              note: {
                contentType: "text/plain",
                headers: { "X-Part": { schema: { type: "string" } } },
                style: "form",
                explode: false,
                allowReserved: false,
              },
            },
          },
        },
      },
      responses: { "200": { description: "Put.", content: { "application/json": { schema: ref("schemas", "Any") } } } },
    },
    delete: { operationId: "removePet", responses: { "204": { description: "Gone." } } },
  },
};

const whole = (openapi: string, more: Members = {}): Members => ({
  openapi,
  info: {
    title: "Pets",
    version: "1.0.0",
    description: "All about pets.",
    termsOfService: "https://example.test/terms",
    contact: { name: "Us", url: "https://example.test", email: "us@example.test" },
    license: { name: "MIT", url: "https://example.test/license" },
  },
  servers: [
    {
      url: "https://{region}.example.test/v1",
      description: "Main.",
      variables: { region: { default: "eu", enum: ["eu", "us"], description: "Where." } },
    },
  ],
  tags: [{ name: "pets", description: "Pets.", externalDocs: { url: "https://example.test/tags" } }],
  externalDocs: { url: "https://example.test/docs", description: "All." },
  security: [{ bearer: [] }, { oauth: ["read"] }],
  paths,
  components,
  "x-own": { any: [1] },
  ...more,
});

const webhooks: Members = {
  petAdded: {
    post: {
      operationId: "petAdded",
      requestBody: { content: { "application/json": { schema: ref("schemas", "Pet") } } },
      responses: { "200": { description: "Taken." } },
    },
  },
};

/** By the version of OpenAPI. */
export const WHOLE: Readonly<Record<string, Members>> = {
  "3.0": whole("3.0.4"),
  "3.1": whole("3.1.1", {
    jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
    webhooks,
    components: {
      ...components,
      pathItems: { Ping: { get: { operationId: "ping", responses: { "200": { description: "Pong." } } } } },
      schemas: {
        ...schemas,
        Owner: {
          $id: "https://example.test/owner",
          $anchor: "owner",
          $defs: { Id: { type: "string", const: "1" } },
          type: ["object", "null"],
          properties: { id: { $ref: "#/components/schemas/Owner/$defs/Id" }, at: { type: "string", examples: ["x"] } },
          patternProperties: { "^x-": { type: "string" } },
          propertyNames: { maxLength: 20 },
          dependentRequired: { at: ["id"] },
          dependentSchemas: { at: { required: ["id"] } },
          unevaluatedProperties: false,
        },
        Any: {
          type: "array",
          prefixItems: [{ type: "string" }],
          items: false,
          contains: { type: "string" },
          minContains: 0,
          maxContains: 2,
          if: { minItems: 1 },
          then: { maxItems: 1 },
          else: true,
        },
      },
    },
  }),
  "3.2": whole("3.2.0", {
    $self: "https://example.test/openapi.json",
    webhooks,
    tags: [{ name: "pets", summary: "Pets", parent: "all", kind: "nav" }, { name: "all" }],
    paths: {
      ...paths,
      "/search": {
        query: {
          operationId: "search",
          parameters: [
            {
              name: "q",
              in: "querystring",
              content: {
                "application/x-www-form-urlencoded": {
                  schema: { type: "object", properties: { q: { type: "string" } } },
                },
              },
            },
          ],
          responses: {
            "200": {
              summary: "Found",
              description: "Found.",
              content: {
                "text/event-stream": { itemSchema: { type: "object", properties: { data: { type: "string" } } } },
              },
            },
          },
        },
        additionalOperations: { LINK: { responses: { "204": { description: "Linked." } } } },
      },
    },
    components: {
      ...components,
      mediaTypes: { Json: { schema: { type: "string" } } },
      examples: { Tom: { dataValue: { kind: "cat", name: "tom" }, serializedValue: "{}" } },
    },
  }),
};
