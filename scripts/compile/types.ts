import type { OpenAPI3 } from "openapi-typescript";
import type { OpenApiDocument } from "./document.ts";
import { isSchema, type JsonSchema } from "./schemas/json-schema.ts";
import { schemaPointer } from "./schemas/pointers.ts";
import { eventData } from "./stream-items.ts";
import { modelsOf, streamsOf } from "./types/declarations.ts";
import { DEFAULT_OPTIONS } from "./types/default-options.ts";
import { ModelNames } from "./types/model-names.ts";
import { typeOfModel } from "./types/model-types.ts";
import { stubSchemas } from "./types/stub-schemas.ts";
import { PlatformTypes } from "./types/platform-types.ts";
import { PossibleTypes } from "./types/possible-types.ts";
import { withoutQueryPaths } from "./types/query-method.ts";
import { SchemaTypes } from "./types/schema-types.ts";
import { openApiTypescript } from "./typescript.ts";

/**
 * The source of `generated/<api>/types.ts`, for a document returned by `normalizeSchemas`: openapi-typescript's types
 * of paths, operations and components, but our own types of the schemas, which match what the validators check.
 */
export function compileTypes(document: OpenApiDocument): string {
  const { astToString, resolveRef, transformSchema } = openApiTypescript;
  const schemas = new Map(
    Object.entries(document.components?.schemas ?? {}).map(([name, schema]): [string, JsonSchema] => [
      name,
      isSchema(schema) ? schema : true,
    ]),
  );
  const names = new ModelNames(schemas.keys());
  const references = new Map([...schemas].map(([name, schema]) => [schemaPointer(name), schema]));
  const platform = new PlatformTypes();
  const possible = new PossibleTypes(references);
  const types = new SchemaTypes(names, possible, platform);

  const outlined = stubSchemas(document, possible);
  // Two libraries' types for the same standard.
  const outer = outlined.document as OpenAPI3;
  const nodes = transformSchema(outer, {
    ...DEFAULT_OPTIONS,
    silent: true,
    transform: (stub: object) => {
      const schema = outlined.schemas.get(stub);
      if (schema === undefined) return undefined;
      return typeof schema === "string" ? typeOfModel(names, schema) : types.typeOf(schema);
    },
    postTransform: undefined,
    injectFooter: [],
    discriminators: { objects: {}, refsHandled: [] },
    resolve: ($ref: string) => resolveRef(outer, $ref, { silent: true }),
  });
  const streams = streamsOf(eventData(document), types);
  const written = [...nodes.map(withoutQueryPaths), ...streams, modelsOf(schemas, names, types)];
  return astToString(written) + platform.declarations;
}
