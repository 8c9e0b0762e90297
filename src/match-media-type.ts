import { essenceOf } from "./media-type.ts";

/**
 * The documented media type that says most about a stated one: the same with the most of its parameters, else the same, else a
 * range that contains it (RFC 9110, 12.5.1).
 */
export function matchMediaType(documented: readonly string[], stated: string): string | undefined {
  const essence = essenceOf(stated);
  const same = documented.filter((type) => essenceOf(type) === essence);
  const given = parametersOf(stated);
  const [best = same[0]] = same
    .filter((type) => parametersOf(type).every((each) => given.includes(each)))
    .sort((a, b) => parametersOf(b).length - parametersOf(a).length);
  const range = essence.replace(/\/.*$/, "/*");
  return (
    best ??
    documented.find((type) => essenceOf(type) === range) ??
    (essence === "" ? undefined : documented.find((type) => ["*/*", "*"].includes(essenceOf(type))))
  );
}

/** Each as `name=value`: in lower case, and without quotes. */
function parametersOf(mediaType: string): readonly string[] {
  return mediaType
    .toLowerCase()
    .replaceAll(/[\s"]/g, "")
    .split(";")
    .slice(1)
    .filter((each) => each !== "");
}
