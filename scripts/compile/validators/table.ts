import type { Oas3Header, Oas3MediaType, Oas3Parameter, Oas3RequestBody, Oas3Response } from "@redocly/openapi-core";
import { isJson, isXml, setMember } from "revokit/toolkit";
import {
  dereference,
  locateOperations,
  type LocatedOperation,
  type OpenApiDocument,
  type Schema,
} from "../document.ts";
import { compileSchema } from "../facts/schema.ts";
import { omitUndefined } from "../source.ts";
import { bodyKind, typesOfBytes } from "../schemas/bodies.ts";
import { isKeywords, isSchema, type JsonSchema } from "../schemas/json-schema.ts";
import type { Direction } from "../schemas/map-document.ts";

/** Returns the table's entry for a schema and the words of its place. */
type ToValidator<T> = (schema: JsonSchema, ...place: readonly string[]) => T;

/** The table of an API's validators, in the form of `ValidatorTable` in `src/validators.ts`. */
export function compileTable<T>(document: OpenApiDocument, toValidator: ToValidator<T>): object {
  return Object.fromEntries(
    locateOperations(document).map((located) => [located.id, compileOperation(document, located, toValidator)]),
  );
}

function compileOperation<T>(
  document: OpenApiDocument,
  { id, method, path, operation, parameters }: LocatedOperation,
  toTableEntry: ToValidator<T>,
): object {
  const toValidator: ToValidator<T> = (schema, ...place) => toTableEntry(schema, id, ...place);
  const body = operation.requestBody && dereference<Oas3RequestBody>(document, operation.requestBody);
  return omitUndefined({
    method,
    path,
    parameters: compileParameters(parameters, toValidator),
    requestBody: body && compileContent(body.content, "request", (schema) => toValidator(schema, "Body")),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        compileResponse(document, dereference<Oas3Response>(document, response), (schema, ...place) =>
          toValidator(schema, status, ...place),
        ),
      ]),
    ),
  });
}

function compileParameters<T>(parameters: readonly Oas3Parameter[], toValidator: ToValidator<T>): object {
  const places: Record<string, Record<string, T>> = {};
  for (const parameter of parameters) {
    const { in: place = "", name } = parameter;
    const key = place === "querystring" ? "query" : place;
    setMember((places[key] ??= {}), name, toValidator(schemaOf(parameter), key, name));
  }
  return places;
}

function compileResponse<T>(
  document: OpenApiDocument,
  { headers = {}, content = {} }: Oas3Response,
  toValidator: ToValidator<T>,
): object {
  return {
    headers: Object.fromEntries(
      Object.entries(headers)
        // OpenAPI 3.1, 4.8.17.1: "If a response header is defined with the name `Content-Type`, it SHALL be ignored."
        .filter(([name]) => name.toLowerCase() !== "content-type")
        .map(([name, header]) => [
          name,
          compileHeader(document, dereference<Oas3Header>(document, header), (schema) =>
            toValidator(schema, "Header", name),
          ),
        ]),
    ),
    content: compileContent(content, "response", (schema) => toValidator(schema, "Body")),
  };
}

function compileHeader<T>(document: OpenApiDocument, header: Oas3Header, toValidator: ToValidator<T>): object {
  const [mediaType] = Object.keys(header.content ?? {});
  const { type, items, properties } = compileSchema(document, header.schema);
  const members = Object.entries(properties ?? {}).map(([name, member]) => [name, member.type ?? []]);
  const isObject = type?.includes("object") === true;
  return omitUndefined({
    required: header.required ?? false,
    type: type?.join() === "string" ? undefined : type,
    items: items?.type,
    members: isObject ? Object.fromEntries(members) : undefined,
    explode: (isObject && header.explode) || undefined,
    isJson: (mediaType !== undefined && isJson(mediaType)) || undefined,
    validate: toValidator(schemaOf(header)),
  });
}

function compileContent<T>(
  content: Readonly<Record<string, Oas3MediaType>>,
  direction: Direction,
  toValidator: ToValidator<T>,
): object {
  return Object.fromEntries(
    Object.entries(content)
      .map(([mediaType, { schema }]) => [mediaType, toJsonSchema(schema)] as const)
      .filter(([mediaType, schema]) => isValidated(mediaType, schema, direction))
      .map(([mediaType, schema]) => [mediaType, toValidator(schema)]),
  );
}

/**
 * Media types that are or may be JSON: a range has a validator for JSON. Also the forms of a request and XML, which the
 * mock and the suite read as objects.
 */
function isValidated(mediaType: string, schema: JsonSchema, direction: Direction): boolean {
  if (isXml(mediaType)) return true;
  const isBytes = isKeywords(schema) && typesOfBytes(schema) !== undefined;
  return !isBytes && ["json", "form"].includes(bodyKind(mediaType, direction));
}

/** A parameter has a schema, or a media type with one (OpenAPI 3.1, 4.8.12.2). */
function schemaOf({ schema, content = {} }: Oas3Parameter | Oas3Header): JsonSchema {
  return toJsonSchema(schema ?? Object.values(content)[0]?.schema);
}

/** `normalizeSchemas` has turned OpenAPI's schemas into JSON Schema. */
function toJsonSchema(schema: Schema | undefined): JsonSchema {
  return isSchema(schema) ? schema : true;
}
