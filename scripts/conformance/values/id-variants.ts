import { swapCase } from "./similar-credentials.ts";

/** An id written in another way. */
export interface IdVariant {
  readonly what: string;
  /** As written in the path, percent-encoded. */
  readonly rawValue: string;
  /** Whether a server that takes it for the same id breaks a standard: others may be aliases by the server's own rules. */
  readonly isForbidden?: boolean;
  /** Whether it may be the id of another resource: it is for ids that are names or numbers. */
  readonly mayExist: boolean;
}

/** What an id has that is neither a word nor a part of a sequence. */
const RANDOM = /(?=[a-z]*\d)[a-z\d]{16}|[\da-f]{8}(-[\da-f]{4}){3}-/i;

/** The characters of names that people choose. */
const CHOSEN = /^[\p{L}\p{M}\p{N}\p{P}\p{S}\p{Zs}]+$/u;

/** Spellings of an id that a server accepts as the same id only if it folds, trims, normalizes or decodes too much. */
export function idVariants(id: string): readonly IdVariant[] {
  const encoded = encodeURIComponent(id);
  const [first = ""] = [...id];
  const variants = [
    { what: "in another case", rawValue: encodeURIComponent(swapCase(id)) },
    { what: "with a space after it", rawValue: `${encoded}%20` },
    { what: "with a space before it", rawValue: `%20${encoded}` },
    { what: "with a line feed after it", rawValue: `${encoded}%0A` },
    { what: "with a NUL after it", rawValue: `${encoded}%00` },
    { what: "with a tab after it", rawValue: `${encoded}%09` },
    {
      what: "in full-width letters, which NFKC turns into the same id,",
      rawValue: encodeURIComponent(fullWidth(first) + id.slice(first.length)),
    },
    {
      what: "encoded twice",
      rawValue: encodeURIComponent(percentEncode(first)) + encodeURIComponent(id.slice(first.length)),
      isForbidden: true,
    },
    { what: "with a soft hyphen in it", rawValue: `${encoded}%C2%AD` },
    { what: "with a zero-width space in it", rawValue: `${encoded}%E2%80%8B` },
    { what: "with an accent on it", rawValue: `${encoded}%CC%81` },
    { what: "with a plus sign after it", rawValue: `${encoded}+` },
    { what: "with an encoded question mark after it", rawValue: `${encoded}%3F` },
    { what: "with an encoded number sign after it", rawValue: `${encoded}%23` },
    { what: "with an encoded slash after it", rawValue: `${encoded}%2F` },
    { what: "with a parameter after it", rawValue: `${encoded};a=b` },
    { what: "with a carriage return after it", rawValue: `${encoded}%0D` },
    { what: "with a no-break space after it", rawValue: `${encoded}%C2%A0` },
    { what: "with a byte order mark before it", rawValue: `%EF%BB%BF${encoded}` },
    { what: "with a dot after it", rawValue: `${encoded}.` },
    { what: "with an ending after it", rawValue: `${encoded}.json` },
    { what: "with one more character", rawValue: `${encoded}0` },
  ];
  return variants
    .filter(({ rawValue }) => rawValue !== encoded && rawValue !== "")
    .map((each) => ({ ...each, mayExist: !RANDOM.test(id) && CHOSEN.test(decodeURIComponent(each.rawValue)) }));
}

/**
 * The same id with an unreserved character percent-encoded, which changes nothing: with upper-case and with lower-case
 * hexadecimal digits, which are equivalent (RFC 3986, 6.2.2.1). Empty if it has no such character.
 */
export function encodedIds(id: string): readonly string[] {
  const encode = (index: number, write: (triplet: string) => string) =>
    index < 0
      ? []
      : [
          encodeURIComponent(id.slice(0, index)) +
            write(percentEncode(id.charAt(index))) +
            encodeURIComponent(id.slice(index + 1)),
        ];
  return [
    ...encode(id.search(/[A-Za-z0-9]/), (triplet) => triplet),
    // Characters whose code has a letter in it.
    ...encode(id.search(/[J-OZj-oz]/), (triplet) => triplet.toLowerCase()),
  ];
}

export function percentEncode(character: string): string {
  return [...new TextEncoder().encode(character)]
    .map((byte) => `%${byte.toString(16).toUpperCase().padStart(2, "0")}`)
    .join("");
}

/** U+FF01 to U+FF5E are full-width forms of the visible ASCII characters. */
function fullWidth(character: string): string {
  return /^[\x21-\x7e]$/.test(character) ? String.fromCharCode(character.charCodeAt(0) + 0xfee0) : character;
}
