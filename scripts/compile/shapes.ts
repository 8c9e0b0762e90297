import { isKeywords, isSchema } from "./schemas/json-schema.ts";

/** What a place of a document must hold. */
export type Shape =
  ValueName | ObjectName | { readonly listOf: ObjectName } | { readonly mapOf: ValueName | ObjectName };

/** The name of an object of OpenAPI 3. */
export type ObjectName = keyof typeof FIELDS;

type ValueName = keyof typeof VALUES;

/** Each kind of value in words, and its test. */
const VALUES = {
  text: { words: "a string", fits: (value: unknown) => typeof value === "string" },
  flag: { words: "true or false", fits: (value: unknown) => typeof value === "boolean" },
  object: { words: "an object", fits: isKeywords },
  /** Its keywords are checked where they are read. */
  schema: { words: "a schema", fits: isSchema },
  /** Of examples, documents have both. */
  collection: { words: "an object or a list", fits: (value: unknown) => isKeywords(value) || Array.isArray(value) },
} as const;

/** The fields of an object that are read here. */
export function fieldsOf(name: ObjectName): Readonly<Record<string, Shape>> {
  return FIELDS[name];
}

export function isObjectName(shape: Shape): shape is ObjectName {
  return typeof shape === "string" && Object.hasOwn(FIELDS, shape);
}

/** Whether a value has a shape, as far as can be seen without its members. */
export function fits(value: unknown, shape: Shape): boolean {
  if (typeof shape === "object") return "listOf" in shape ? Array.isArray(value) : isKeywords(value);
  return isObjectName(shape) ? isKeywords(value) : VALUES[shape].fits(value);
}

export function describeShape(shape: Shape): string {
  if (typeof shape === "object" && "listOf" in shape) return "a list";
  return typeof shape === "object" || isObjectName(shape) ? "an object" : VALUES[shape].words;
}

const DESCRIBED = { summary: "text", description: "text" } as const;

const FIELD = {
  ...DESCRIBED,
  required: "flag",
  deprecated: "flag",
  style: "text",
  explode: "flag",
  allowReserved: "flag",
  schema: "schema",
  content: { mapOf: "MediaType" },
  examples: "collection",
} as const;

const SHARED = {
  parameters: { listOf: "Parameter" },
  servers: { listOf: "Server" },
} as const;

const FIELDS = {
  Document: {
    info: "Info",
    servers: { listOf: "Server" },
    security: { listOf: "Requirement" },
    paths: { mapOf: "PathItem" },
    webhooks: { mapOf: "PathItem" },
    components: "Components",
  },
  Info: { title: "text", version: "text" },
  Server: { url: "text", variables: { mapOf: "object" } },
  Requirement: {},
  Components: {
    schemas: { mapOf: "schema" },
    parameters: { mapOf: "Parameter" },
    headers: { mapOf: "Header" },
    requestBodies: { mapOf: "RequestBody" },
    responses: { mapOf: "Response" },
    mediaTypes: { mapOf: "MediaType" },
    examples: { mapOf: "object" },
    links: { mapOf: "Link" },
    callbacks: { mapOf: "object" },
    pathItems: { mapOf: "PathItem" },
    securitySchemes: { mapOf: "SecurityScheme" },
  },
  PathItem: {
    ...DESCRIBED,
    ...SHARED,
    get: "Operation",
    put: "Operation",
    post: "Operation",
    delete: "Operation",
    options: "Operation",
    head: "Operation",
    patch: "Operation",
    trace: "Operation",
    query: "Operation",
    additionalOperations: "object",
  },
  Operation: {
    ...DESCRIBED,
    ...SHARED,
    operationId: "text",
    deprecated: "flag",
    requestBody: "RequestBody",
    responses: { mapOf: "Response" },
    callbacks: { mapOf: "object" },
    security: { listOf: "Requirement" },
  },
  Parameter: { ...FIELD, name: "text", in: "text" },
  Header: FIELD,
  RequestBody: { ...DESCRIBED, required: "flag", content: { mapOf: "MediaType" } },
  Response: {
    ...DESCRIBED,
    headers: { mapOf: "Header" },
    content: { mapOf: "MediaType" },
    links: { mapOf: "Link" },
  },
  MediaType: { schema: "schema", itemSchema: "schema", encoding: { mapOf: "Encoding" }, examples: "collection" },
  Encoding: {
    contentType: "text",
    style: "text",
    explode: "flag",
    allowReserved: "flag",
    headers: { mapOf: "Header" },
  },
  Link: { operationId: "text", operationRef: "text", parameters: "object" },
  SecurityScheme: { type: "text", name: "text", in: "text", scheme: "text" },
} as const satisfies Readonly<Record<string, Readonly<Record<string, unknown>>>>;
