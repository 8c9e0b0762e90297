const schema = { type: "string" };
const text = (value: string) => ({ type: "string", example: value });
const externalDocs = { description: "More.", url: "https://docs.test/more" };

/** Has text in nearly every place of OpenAPI 3.1 that can have text, once each. */
export const FULL_DOCUMENT = {
  openapi: "3.1.1",
  jsonSchemaDialect: "https://spec.openapis.org/oas/3.1/dialect/base",
  "x-note": "An extension.",
  "x-request-id": { header: "X-Request-Id", pointers: ["/request_id"], "x-source": "documented" },
  info: {
    title: "Full",
    summary: "Short.",
    description: "Long.",
    termsOfService: "https://full.test/terms",
    version: "1.0.0",
    contact: { name: "Somebody", url: "https://full.test", email: "someone@full.test" },
    license: { name: "MIT", identifier: "MIT", "x-more": { deep: ["text"] } },
  },
  servers: [
    {
      url: "https://{region}.full.test/{base}",
      description: "A server.",
      variables: {
        region: { default: "eu", enum: ["eu", "us"], description: "Where." },
        base: { default: "v1" },
      },
    },
  ],
  security: [{ bearer: [] }, { oauth: ["read"] }],
  tags: [{ name: "Pets", description: "About pets.", externalDocs }],
  externalDocs,
  paths: {
    "/pets/{pet_id}": {
      summary: "A path.",
      description: "Of a pet.",
      servers: [{ url: "https://pets.full.test", description: "Its own." }],
      parameters: [{ name: "pet_id", in: "path", required: true, description: "Which.", schema }],
      get: {
        operationId: "getPet",
        summary: "Gets a pet.",
        description: "By its id.",
        tags: ["Pets"],
        externalDocs,
        servers: [{ url: "https://reads.full.test", description: "For reading." }],
        parameters: [
          { name: "plain", in: "query", description: "A query.", example: "one", schema: text("two") },
          {
            name: "listed",
            in: "query",
            style: "pipeDelimited",
            explode: false,
            schema: { type: "array", items: schema },
          },
          { name: "deep", in: "query", style: "deepObject", schema: { type: "object", properties: { inner: schema } } },
          {
            name: "Trace",
            in: "header",
            examples: { first: { summary: "One.", description: "First.", value: "t1" } },
            schema,
          },
          { name: "cookie", in: "cookie", schema: { type: "string", enum: ["a", "b"] } },
          {
            name: "filter",
            in: "query",
            content: { "application/json": { schema: { type: "object" }, example: { a: "b" } } },
          },
          {
            name: "matched",
            in: "query",
            schema: { type: "string", pattern: "^[a-z]+$", default: "abc", format: "uuid" },
          },
          { $ref: "#/components/parameters/Shared" },
        ],
        responses: {
          "200": {
            description: "A pet.",
            headers: { "X-Request-Id": { description: "The id.", example: "r1", schema: text("r2") } },
            content: {
              "application/json": {
                schema: { $ref: "#/components/schemas/Pet" },
                examples: { cat: { summary: "A cat.", description: "It purrs.", value: { name: "Tom", kind: "cat" } } },
              },
              "text/plain": { schema, example: "Tom" },
            },
            links: {
              owner: { operationId: "putPet", description: "Of it.", parameters: { pet_id: "$response.body#/name" } },
            },
          },
          "4XX": { $ref: "#/components/responses/Problem" },
          default: {
            description: "Anything.",
            content: { "application/problem+json": { schema: { type: "object" } } },
          },
        },
      },
      put: {
        operationId: "putPet",
        deprecated: true,
        summary: "Puts a pet.",
        parameters: [{ name: "Idempotency-Key", in: "header", required: true, schema }],
        "x-idempotency": {
          header: "Idempotency-Key",
          retention: "PT24H",
          replayed: { header: "Replayed", value: "true" },
          inProgress: { status: "409", reason: "IN_PROGRESS" },
          keyReused: { status: "422", reason: "REUSED" },
        },
        "x-dependent-required": { "Idempotency-Key": ["Idempotency-Key"] },
        "x-on-repeat": { status: "404", example: "gone" },
        "x-rate-limit": { limit: 60, window: 60 },
        security: [{ key: [] }],
        requestBody: {
          description: "The pet.",
          required: true,
          content: {
            "application/json": { schema: { $ref: "#/components/schemas/Pet" }, example: { name: "Tom", kind: "cat" } },
            "multipart/form-data": {
              schema: { type: "object", properties: { file: { type: "string", contentMediaType: "image/png" } } },
              encoding: {
                file: { contentType: "image/png", headers: { "X-Part": { schema, description: "Of a part." } } },
              },
            },
          },
        },
        responses: {
          "204": { description: "Done." },
          "404": {
            description: "Gone.",
            content: { "application/json": { examples: { gone: { value: { code: "GONE" } } } } },
          },
          "409": { description: "Busy." },
          "422": { description: "Reused." },
        },
        callbacks: {
          onPut: {
            "{$request.body#/url}": { post: { operationId: "called", responses: { "200": { description: "OK." } } } },
          },
        },
      },
      delete: { summary: "Has no operationId.", responses: { "204": { description: "Gone." } } },
    },
    "/shared": { $ref: "#/components/pathItems/Shared" },
  },
  webhooks: {
    petBorn: {
      post: {
        operationId: "petBorn",
        description: "A webhook.",
        requestBody: { content: { "application/json": { schema: { $ref: "#/components/schemas/Pet" } } } },
        responses: { "200": { description: "Heard." } },
      },
    },
  },
  components: {
    schemas: {
      Pet: {
        type: "object",
        title: "A pet",
        description: "It lives.",
        required: ["name", "kind"],
        externalDocs,
        xml: { name: "pet", namespace: "https://xml.test/", prefix: "p" },
        discriminator: { propertyName: "kind", mapping: { cat: "#/components/schemas/Cat" } },
        properties: {
          name: {
            type: "string",
            description: "What it is called.",
            minLength: 1,
            pattern: "^[A-Z]",
            examples: ["Tom"],
          },
          kind: { type: "string", "x-extensible-enum": ["cat", "dog"] },
          state: { type: "string", enum: ["alive", "well"], default: "alive" },
          fixed: { const: "always" },
          born: { type: "string", format: "date", $comment: "A comment." },
          bytes: { type: "string", contentEncoding: "base64", contentMediaType: "image/png" },
          tags: { type: "array", items: { $ref: "#/components/schemas/Tag" }, contains: { const: "x" } },
          more: {
            type: "object",
            patternProperties: { "^x-": { type: "string" } },
            propertyNames: { pattern: "^[a-z-]+$" },
            additionalProperties: { type: "string", description: "Any." },
            dependentRequired: { one: ["two"] },
          },
          pair: { type: "array", prefixItems: [{ const: "left" }, { enum: ["right"] }] },
          either: { oneOf: [{ $ref: "#/components/schemas/Cat" }, { type: "string", title: "Or text" }] },
          other: { anyOf: [{ type: "null" }, { type: "string", not: { const: "no" } }] },
          cased: { if: { const: "i" }, then: { type: "string" }, else: { enum: ["e"] } },
        },
      },
      Cat: { allOf: [{ type: "object", properties: { purrs: { type: "boolean" } } }], description: "A cat." },
      Tag: { type: "string", maxLength: 20, $defs: { unused: { type: "string", description: "Not used." } } },
    },
    parameters: {
      Shared: { name: "shared", in: "query", description: "Shared.", schema: { type: "string", enum: ["s"] } },
    },
    responses: {
      Problem: {
        description: "A problem.",
        content: { "application/json": { schema: { $ref: "#/components/schemas/Tag" } } },
      },
    },
    requestBodies: { Body: { description: "A body.", content: { "application/json": { schema, example: "b" } } } },
    headers: { Limit: { description: "A limit.", schema: { type: "integer" }, example: 5 } },
    examples: { Tom: { summary: "Tom.", description: "A cat.", value: { name: "Tom" } } },
    links: { Owner: { operationId: "getPet", description: "A link." } },
    callbacks: {
      Called: {
        "{$request.body#/url}": { post: { description: "Called.", responses: { "200": { description: "OK." } } } },
      },
    },
    pathItems: { Shared: { get: { operationId: "getShared", responses: { "200": { description: "OK." } } } } },
    securitySchemes: {
      bearer: { type: "http", scheme: "bearer", bearerFormat: "JWT", description: "A token." },
      key: { type: "apiKey", in: "header", name: "X-Api-Key", description: "A key." },
      oauth: {
        type: "oauth2",
        description: "OAuth.",
        flows: {
          authorizationCode: {
            authorizationUrl: "https://auth.test/authorize",
            tokenUrl: "https://auth.test/token",
            refreshUrl: "https://auth.test/refresh",
            scopes: { read: "To read.", write: "To write." },
          },
        },
      },
      openId: { type: "openIdConnect", openIdConnectUrl: "https://auth.test/.well-known/openid-configuration" },
    },
  },
};
