/** A text, a number or a boolean; a list or an object where the document has one. */
export type HeaderValue = string | number | boolean | object;

/** Header fields by name. `null` and `undefined` stand for absent. */
export type HeaderValues = Readonly<Record<string, HeaderValue | null | undefined>>;
