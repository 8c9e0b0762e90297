import { reveals } from "revokit/toolkit";

/** The text that replaces a part of a credential. */
const HIDDEN = "[hidden]";

/** Shorter parts of a credential are not hidden, since they also occur in ordinary words. */
const PART_LENGTH = 8;

/** Removes everything that derives from a credential from a text. */
export type Redact = (text: string) => string;

/**
 * Hides every part of the credentials of eight or more characters, ignoring case: of the credential itself, reversed,
 * percent-encoded, in Base64, or escaped for JSON or a shell; also split over lines, spaced or grouped. A server can quote a
 * credential in any of these forms. A word that encodes a part in another way, such as in hexadecimal digits, is hidden as a
 * whole.
 */
export function createRedact(credentials: Iterable<string>): Redact {
  const secrets = [...credentials].filter((each) => each !== "");
  const confidential = { secrets, request: { params: undefined, body: undefined } };
  const parts = new Map<number, Set<string>>();
  for (const form of secrets.flatMap(formsOf)) {
    const length = Math.min(PART_LENGTH, form.length);
    parts.set(length, new Set([...(parts.get(length) ?? []), ...partsOf(form, length)]));
  }
  const words = new Set(secrets.flatMap(formsOf).flatMap((form) => partsOf(withoutSeparators(form).text)));
  return (text) =>
    hide(text, parts, words).replaceAll(/[^\s"'`<>]+/g, (word) => (reveals(word, confidential) ? HIDDEN : word));
}

/** Every part of a text that has a given length; none if it is shorter. */
function partsOf(text: string, length = PART_LENGTH): readonly string[] {
  return Array.from({ length: Math.max(0, text.length - length + 1) }, (_, start) => text.slice(start, start + length));
}

function formsOf(credential: string): readonly string[] {
  const base64 = [0, 1, 2].map((shift) => Buffer.from(" ".repeat(shift) + credential).toString("base64"));
  const escaped = [JSON.stringify(credential).slice(1, -1), credential.replaceAll("'", `'\\''`)];
  // The first and last characters of Base64 depend on the text around the credential.
  const forms = [credential, ...escaped, encodeURIComponent(credential), ...base64.map((each) => each.slice(4, -4))];
  return forms
    .flatMap((form) => [form, [...form].reverse().join("")])
    .filter((form) => form.length >= Math.min(PART_LENGTH, credential.length))
    .map((form) => form.toLowerCase());
}

/** The characters of a text that are compared, and where they are in it. */
interface Compared {
  readonly text: string;
  readonly places: readonly number[];
}

function hide(text: string, parts: ReadonlyMap<number, ReadonlySet<string>>, words: ReadonlySet<string>): string {
  const lower = text.toLowerCase();
  // Some letters change their length with their case; such a text is compared unchanged.
  const compared = lower.length === text.length ? lower : text;
  const isHidden = new Uint8Array(text.length);
  for (let index = 0; index < text.length; index += 1) {
    for (const [length, known] of parts)
      if (known.has(compared.slice(index, index + length))) isHidden.fill(1, index, index + length);
  }
  const { text: dense, places } = withoutSeparators(compared);
  for (let index = 0; index + PART_LENGTH <= dense.length; index += 1) {
    if (!words.has(dense.slice(index, index + PART_LENGTH))) continue;
    isHidden.fill(1, places[index], (places[index + PART_LENGTH - 1] ?? 0) + 1);
  }
  let shown = "";
  for (let index = 0; index < text.length; index += 1) {
    if (isHidden[index] === 0) shown += text[index];
    else if (isHidden[index - 1] !== 1) shown += HIDDEN;
  }
  return shown;
}

/** What stays of a text that was split over lines, spaced or grouped: its letters and digits. */
function withoutSeparators(text: string): Compared {
  const kept = [...text.matchAll(/\\(?:[nrt]|u00[0-2][\da-f])|([a-z\d])/gi)].filter(([, character]) => character);
  return { text: kept.map(([character]) => character).join(""), places: kept.map(({ index }) => index) };
}
