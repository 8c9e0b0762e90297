import type { SchemaFacts } from "./schema-facts.ts";

/** A parameter in the path, the query, a header or a cookie. */
export interface ParameterFacts {
  readonly name: string;
  /** The name of the client's argument, if it differs. */
  readonly argument?: string;
  readonly in: "path" | "query" | "header" | "cookie";
  readonly required: boolean;
  /**
   * The serialization style (OpenAPI 3.1, 4.8.12.2), its default filled in. `querystring`: the parameter is the whole query
   * (OpenAPI 3.2), in the media type of `content`.
   */
  readonly style: string;
  /** Whether arrays and objects explode, its default filled in. */
  readonly explode: boolean;
  /** Whether reserved characters stay unencoded in the query: `allowReserved`. */
  readonly allowReserved?: boolean;
  /** Whether an example of a path parameter has a slash, so that values may have one. */
  readonly hasSlashes?: boolean;
  /** The media type of the value, if the parameter has `content` instead of a style. */
  readonly content?: string;
  readonly schema: SchemaFacts;
  /** Whether the document marks the parameter `x-source: inferred`. */
  readonly isInferred?: boolean;
}
