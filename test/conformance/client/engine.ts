import { bundle, loadConfig } from "@redocly/openapi-core";
import { Ajv, type Options } from "ajv";
import AjvDraft04 from "ajv-draft-04";
import { Ajv2020 } from "ajv/dist/2020.js";
import formats from "ajv-formats";
import { type Document, OpenAPIValidator, ValidationContext } from "openapi-backend";
import type { JsonSchema } from "./bodies.ts";

/** A request in the engine's form. */
export interface SentRequest {
  readonly method: string;
  /** Without the base URL. */
  readonly path: string;
  readonly query: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** Judges requests by an API's document with `openapi-backend`: code that shares nothing with this library. */
export interface Engine {
  /** The operation that a request matches; undefined if there is none. */
  readonly operationOf: (request: SentRequest) => string | undefined;
  /** What is wrong with a request, in words. */
  readonly faultsOf: (request: SentRequest) => readonly string[];
  /** The schema of an operation's JSON body. */
  readonly bodySchema: (operationId: string) => JsonSchema | undefined;
}

/** Reads a document from its file. */
export async function createEngine(file: string): Promise<Engine> {
  const config = await loadConfig();
  const { bundle: bundled } = await bundle({ ref: file, config, dereference: true });
  // The pipeline has linted the document, and `openapi-backend` reads both versions of OpenAPI.
  const definition = { ...(bundled.parsed as Document), servers: [] };
  const validator = new OpenAPIValidator({
    definition,
    lazyCompileValidators: true,
    customizeAjv: (_, options, context) => {
      const is30 = definition.openapi.startsWith("3.0");
      return createAjv(is30, { ...options, coerceTypes: context === ValidationContext.Params });
    },
  });
  const { router } = validator;
  const request = ({ headers, ...rest }: SentRequest) => ({ ...rest, headers: { ...headers } });
  return {
    operationOf: (sent) => router.matchOperation(request(sent))?.operationId,
    faultsOf: (sent) =>
      (validator.validateRequest(request(sent)).errors ?? []).map(
        ({ instancePath, message }) => `${instancePath} ${message}`,
      ),
    bodySchema: (operationId) => {
      const body = router.getOperation(operationId)?.requestBody;
      // The bundle has no references left.
      return body && "content" in body ? (body.content["application/json"]?.schema as JsonSchema) : undefined;
    },
  };
}

/**
 * The dialect of the document: JSON Schema 2020-12 for OpenAPI 3.1, draft 4 for 3.0. Parameters are text on the wire, and
 * are read as their schema's types. The engine's own wrapper around a schema is not valid draft 4, which forbids an empty
 * `required`.
 */
function createAjv(is30: boolean, options: Options): Ajv {
  const ajv = is30
    ? new AjvDraft04.default({ ...options, validateSchema: false })
    : new Ajv2020({ ...options, unicodeRegExp: true });
  formats.default(ajv);
  return ajv;
}
