/** A request as it goes over the wire. */
export interface WireRequest {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Header lines of a request that `fetch` would change: in this order, with these names; they stand in place of `headers`. */
  readonly lines?: readonly (readonly [name: string, value: string])[];
}
