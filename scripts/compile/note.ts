/** A remark for the document's owner, which stops nothing. */
export interface Note {
  readonly message: string;
  /** Where in the document, as a JSON pointer in a URI fragment: `#/paths/~1users/get`. */
  readonly pointer: string;
}
