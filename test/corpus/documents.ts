import { repositoryPath } from "../support/repository.ts";

/** A public document that a package of the npm registry ships. */
export interface PublicDocument {
  /** The package, and the path in it. */
  readonly name: string;
  /** The absolute path of the document, once `npm ci --prefix test/corpus` has run. */
  readonly file: string;
}

/** Of different sizes and authors, in the versions of `test/corpus/package.json`. */
export const documents: readonly PublicDocument[] = [
  "@blockfrost/openapi/openapi.yaml",
  "@dcl/catalyst-api-specs/lib/api.yaml",
  "@digdir/dialogporten-schema/swagger.verified.json",
  "@directus/specs/dist/openapi.json",
  "@figma/rest-api-spec/openapi/openapi.yaml",
  "@ideal-postcodes/openapi/dist/openapi.yaml",
  "@readme/oas-examples/3.0/json/complex-nesting.json",
  "@readme/oas-examples/3.0/json/discriminators.json",
  "@readme/oas-examples/3.0/json/link-example.json",
  "@readme/oas-examples/3.0/json/parameters-style.json",
  "@readme/oas-examples/3.0/json/petstore.json",
  "@readme/oas-examples/3.0/json/polymorphism.json",
  "@readme/oas-examples/3.0/json/readme-legacy.json",
  "@readme/oas-examples/3.0/json/response-multiple-mediatypes.json",
  "@readme/oas-examples/3.0/json/schema-circular.json",
  "@readme/oas-examples/3.0/json/security.json",
  "@readme/oas-examples/3.0/yaml/star-trek.yaml",
  "@readme/oas-examples/3.1/yaml/schema-types.yaml",
  "@readme/oas-examples/3.1/yaml/train-travel.yaml",
  "@scalar/galaxy/dist/3.1.yaml",
  "rclone-openapi/openapi.yaml",
].map((name) => ({ name, file: repositoryPath(`test/corpus/node_modules/${name}`) }));
