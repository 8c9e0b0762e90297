/** A part of a form. */
export interface FormPart {
  readonly name: string;
  readonly value: string;
  /** Its media type. Default: none, which means text. */
  readonly type?: string;
  /** The name of a file. */
  readonly filename?: string;
}

/** A request in the form in which it is sent. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** The parts of a `multipart/form-data` body. */
  readonly parts?: readonly FormPart[];
  /** Header lines of a request that `fetch` would change, with this order and spelling. They replace `headers`. */
  readonly lines?: readonly (readonly [name: string, value: string])[];
}
