/** A part of a form. */
export interface FormPart {
  readonly name: string;
  readonly value: string;
}

/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** What a body of `multipart/form-data` was made of. */
  readonly parts?: readonly FormPart[];
  /** Header lines of a request that `fetch` would change: in this order, with these names; they stand in place of `headers`. */
  readonly lines?: readonly (readonly [name: string, value: string])[];
}
