/** A place of text in a document: the name of a property, or a string. */
export interface TextPlace {
  readonly path: readonly (string | number)[];
  readonly isName: boolean;
}

/** Every place of text in a value. */
export function textPlaces(value: unknown, path: TextPlace["path"] = []): TextPlace[] {
  if (typeof value === "string") return [{ path, isName: false }];
  if (Array.isArray(value)) return value.flatMap((item, index) => textPlaces(item, [...path, index]));
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([key, item]) => [
    { path: [...path, key], isName: true },
    ...textPlaces(item, [...path, key]),
  ]);
}

/** The value with other text in one place. */
export function replaceText(value: unknown, { path, isName }: TextPlace, text: string): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return text;
  if (Array.isArray(value)) {
    return value.map((item, index) => (index === step ? replaceText(item, { path: rest, isName }, text) : item));
  }
  return Object.fromEntries(
    Object.entries(Object(value)).map(([key, item]) => {
      if (key !== step) return [key, item];
      return isName && rest.length === 0 ? [text, item] : [key, replaceText(item, { path: rest, isName }, text)];
    }),
  );
}

/** For people: `info.title`, or `the name info.title`. */
export function describePlace({ path, isName }: TextPlace): string {
  return `${isName ? "the name " : ""}${path.join(".")}`;
}
