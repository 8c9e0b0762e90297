/**
 * What the pipeline writes into `generated/<api>/examples.ts`: the spec's own examples, keyed by operationId.
 * Apart from the contract, so that a client's bundle carries none of them.
 */
export type Examples = Readonly<Record<string, OperationExamples>>;

/** The examples of one operation. */
export interface OperationExamples {
  /** A valid value for each parameter that has one, keyed by the parameter's name. */
  readonly parameters: Readonly<Record<string, unknown>>;
  /** Keyed by media type. */
  readonly requestBody?: Readonly<Record<string, unknown>>;
  /** Keyed by status, as in the contract. */
  readonly responses: Readonly<Record<string, ResponseExamples>>;
}

/** The examples of one response. */
export interface ResponseExamples {
  /** A value for each documented header that has one. */
  readonly headers: Readonly<Record<string, unknown>>;
  /** Keyed by media type, then by the example's name; a lone `example` is named `default`. */
  readonly content: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}
