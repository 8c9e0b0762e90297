import type { DescribedOperation } from "./describe.ts";

/** The data that the page of an API is built from. */
export interface Reference {
  readonly title: string;
  /** The OpenAPI document, without the part of its description that is shown at the page's end. */
  readonly document: object;
  readonly servers: readonly string[];
  /** Where a mock serves the API, below its origin. */
  readonly mockPath: string;
  readonly mockToken: string;
  /** The environment variable that the clients read the token from. */
  readonly tokenVariable: string;
  readonly operations: readonly OperationText[];
  /** HTML. */
  readonly intro: string;
  /** HTML of the description from its first heading on. */
  readonly notes: string;
}

/** An operation as text in HTML, for readers without JavaScript and for the search. */
export type OperationText = Omit<DescribedOperation, "samples">;
