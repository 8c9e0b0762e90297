import type { SchemaFacts } from "./schema-facts.ts";
import type { XmlFacts } from "./xml-facts.ts";

/** A request body. */
export interface RequestBodyFacts {
  readonly required: boolean;
  /** Keyed by media type, in the document's order. */
  readonly content: Readonly<Record<string, RequestContentFacts>>;
}

/** One media type of a request body. */
export interface RequestContentFacts {
  readonly schema: SchemaFacts;
  /** Only for XML. */
  readonly xml?: XmlFacts;
  /** The encodings of a form's properties, keyed by property. */
  readonly encoding?: Readonly<Record<string, EncodingFacts>>;
}

/** How one property of a form is written (OpenAPI 3.1, 4.8.15). */
export interface EncodingFacts {
  readonly contentType?: string;
  readonly style?: string;
  readonly explode?: boolean;
  readonly allowReserved?: boolean;
}
