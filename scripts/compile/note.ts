/** Something that whoever owns a document should know, and that stops nothing. */
export interface Note {
  readonly message: string;
  /** Where in the document, as a JSON pointer in a URI fragment: `#/paths/~1users/get`. */
  readonly pointer: string;
}
