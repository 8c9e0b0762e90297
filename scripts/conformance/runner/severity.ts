/**
 * The severity of a finding. A failure contradicts what the document says or what a standard demands; a note is worth
 * knowing: a SHOULD, or something that the document marks as inferred. With `x-conformance` a document makes the notes
 * of a check failures.
 */
export type Severity = "failure" | "note";
