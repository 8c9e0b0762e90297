import type { SchemaFacts } from "./schema-facts.ts";
import type { XmlFacts } from "./xml-facts.ts";

/** A documented response. */
export interface ResponseFacts {
  /** A value for each documented header that has an example. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Keyed by media type, in the document's order; empty if there is no body. */
  readonly content: Readonly<Record<string, ResponseContentFacts>>;
  /** The documented links, keyed by name; absent if there are none. */
  readonly links?: Readonly<Record<string, LinkFacts>>;
  /** Whether the document marks the status `x-source: inferred`. */
  readonly isInferred?: boolean;
}

/** A link from a response to an operation (OpenAPI 3.1, 4.8.20). */
export interface LinkFacts {
  readonly operationId: string;
  /** Values or runtime expressions, keyed by the parameter of the operation. */
  readonly parameters: Readonly<Record<string, unknown>>;
}

/** One media type of a response. */
export interface ResponseContentFacts {
  /** Only for XML, whose texts have types by their schema alone. */
  readonly schema?: SchemaFacts;
  /** Only for XML. */
  readonly xml?: XmlFacts;
  /** Keyed by name; a lone `example` is named `default`, and a generated sample `sample`. */
  readonly examples: Readonly<Record<string, unknown>>;
  /**
   * The places in a body whose schemas are marked `x-source: inferred`: JSON pointers, in which `*` means any array index.
   * Absent if there are none.
   */
  readonly inferred?: readonly string[];
}
