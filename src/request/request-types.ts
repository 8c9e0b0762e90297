import type { RequestMethod } from "../contract.ts";
import type { BodyContent } from "../serialize/body/body.ts";
import type { HeaderValues } from "./header-values.ts";

/** The values of a request's parameters, by their place, as openapi-fetch takes them; header names in lower case. */
export interface ParameterValues {
  readonly path?: Readonly<Record<string, unknown>> | undefined;
  readonly query?: Readonly<Record<string, unknown>> | undefined;
  readonly header?: HeaderValues | undefined;
  readonly cookie?: Readonly<Record<string, unknown>> | undefined;
}

/** Parameters as they are sent. */
export interface WrittenParameters {
  /** The segments of the path by the names of their parameters. */
  readonly path: Record<string, string>;
  /** Pairs, in the document's order. */
  readonly query: string[];
  readonly cookie: string[];
  /** All header fields by their names in lower case, including undocumented ones. */
  readonly header: Record<string, string>;
}

/** A checked request, still without its credential and the bytes of an unread body. */
export interface RequestDraft {
  readonly method: RequestMethod;
  /** The URL without its query. */
  readonly target: string;
  /** Without the question mark; empty if there is no query. A credential may be added to it. */
  query: string;
  /** By their names in lower case. */
  readonly headers: Record<string, string>;
  /** A reader if the body must still be read, from a stream or a Blob. */
  readonly body: BodyContent | undefined;
}
