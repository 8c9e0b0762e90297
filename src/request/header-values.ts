/** A string, a number or a boolean; an array or an object if the document says so. */
export type HeaderValue = string | number | boolean | object;

/** Header fields by name. `null` and `undefined` mean absent. */
export type HeaderValues = Readonly<Record<string, HeaderValue | null | undefined>>;
