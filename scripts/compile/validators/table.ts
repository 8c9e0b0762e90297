import type { Oas3Header, Oas3MediaType, Oas3Parameter, Oas3RequestBody, Oas3Response } from "@redocly/openapi-core";
import { isJson } from "revokit/toolkit";
import { compileConstraints } from "../constraints.ts";
import {
  dereference,
  locateOperations,
  type LocatedOperation,
  type OpenApiDocument,
  type Schema,
} from "../document.ts";
import { omitUndefined } from "../source.ts";
import type { Direction } from "./schemas.ts";

/** Gives what validates a schema: its name, its function, whatever the table is to hold. */
type ToValidator<T> = (schema: Schema | undefined, direction: Direction) => T;

/** The table of an API's validators, in the form of `ValidatorTable` in `src/validators.ts`. */
export function compileTable<T>(document: OpenApiDocument, toValidator: ToValidator<T>): object {
  return Object.fromEntries(
    locateOperations(document).map((located) => [located.id, compileOperation(document, located, toValidator)]),
  );
}

function compileOperation<T>(
  document: OpenApiDocument,
  { method, path, operation, parameters }: LocatedOperation,
  toValidator: ToValidator<T>,
): object {
  const body = operation.requestBody && dereference<Oas3RequestBody>(document, operation.requestBody);
  return omitUndefined({
    method,
    path,
    parameters: compileParameters(parameters, toValidator),
    requestBody: body && compileContent(body.content, "request", toValidator),
    responses: Object.fromEntries(
      Object.entries(operation.responses).map(([status, response]) => [
        status,
        compileResponse(document, dereference<Oas3Response>(document, response), toValidator),
      ]),
    ),
  });
}

function compileParameters<T>(parameters: readonly Oas3Parameter[], toValidator: ToValidator<T>): object {
  const places: Record<string, Record<string, T>> = {};
  for (const parameter of parameters) {
    const place = (places[parameter.in ?? ""] ??= {});
    place[parameter.name] = toValidator(schemaOf(parameter), "request");
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
          compileHeader(document, dereference<Oas3Header>(document, header), toValidator),
        ]),
    ),
    content: compileContent(content, "response", toValidator),
  };
}

function compileHeader<T>(document: OpenApiDocument, header: Oas3Header, toValidator: ToValidator<T>): object {
  const { type, items } = compileConstraints(document, header.schema);
  return omitUndefined({
    required: header.required ?? false,
    type: type?.join() === "string" ? undefined : type,
    items: items?.type,
    validate: toValidator(header.schema, "response"),
  });
}

function compileContent<T>(
  content: Readonly<Record<string, Oas3MediaType>>,
  direction: Direction,
  toValidator: ToValidator<T>,
): object {
  return Object.fromEntries(
    Object.entries(content)
      .filter(([mediaType]) => isJson(mediaType) || (direction === "request" && isForm(mediaType)))
      .map(([mediaType, { schema }]) => [mediaType, toValidator(schema, direction)]),
  );
}

/** A parameter has a schema, or a media type with one (OpenAPI 3.1, 4.8.12.2). */
function schemaOf({ schema, content = {} }: Oas3Parameter): Schema | undefined {
  return schema ?? Object.values(content)[0]?.schema;
}

/** What the mock reads as an object, as it reads JSON. */
function isForm(mediaType: string): boolean {
  return /^(application\/x-www-form-urlencoded|multipart\/form-data)\b/i.test(mediaType);
}
