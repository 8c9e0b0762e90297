import { reveals } from "revokit/toolkit";

/** The text that replaces a part of a credential. */
const HIDDEN = "[hidden]";

/** Shorter parts of a credential are not hidden, since they also occur in ordinary words. */
const PART_LENGTH = 8;

/** Removes everything that derives from a credential from a text. */
export type Redact = (text: string) => string;

/**
 * Hides every part of the credentials of eight or more characters, ignoring case: of the credential itself, reversed,
 * percent-encoded, in Base64, or escaped for JSON or a shell. A server can quote a credential in any of these forms. A word
 * that encodes a part in another way, such as in hexadecimal digits, is hidden as a whole.
 */
export function createRedact(credentials: Iterable<string>): Redact {
  const secrets = [...credentials].filter((each) => each !== "");
  const confidential = { secrets, request: { params: undefined, body: undefined } };
  const parts = new Map<number, Set<string>>();
  for (const form of secrets.flatMap(formsOf)) {
    const length = Math.min(PART_LENGTH, form.length);
    const known = parts.get(length) ?? new Set();
    parts.set(length, known);
    for (let start = 0; start + length <= form.length; start += 1) known.add(form.slice(start, start + length));
  }
  return (text) =>
    hide(text, parts).replaceAll(/[^\s"'`<>]+/g, (word) => (reveals(word, confidential) ? HIDDEN : word));
}

function formsOf(credential: string): readonly string[] {
  const base64 = [0, 1, 2].map((shift) => Buffer.from(" ".repeat(shift) + credential).toString("base64"));
  // The first and last characters of Base64 depend on the text around the credential.
  const escaped = [JSON.stringify(credential).slice(1, -1), credential.replaceAll("'", `'\\''`)];
  const forms = [credential, ...escaped, encodeURIComponent(credential), ...base64.map((each) => each.slice(4, -4))];
  return forms
    .flatMap((form) => [form, [...form].reverse().join("")])
    .filter((form) => form.length >= Math.min(PART_LENGTH, credential.length))
    .map((form) => form.toLowerCase());
}

function hide(text: string, parts: ReadonlyMap<number, ReadonlySet<string>>): string {
  const lower = text.toLowerCase();
  // Some letters change their length with their case; such a text is compared unchanged.
  const compared = lower.length === text.length ? lower : text;
  let shown = "";
  let hiddenUntil = 0;
  for (let index = 0; index < text.length; index += 1) {
    for (const [length, known] of parts) {
      if (!known.has(compared.slice(index, index + length))) continue;
      if (index >= hiddenUntil) shown += HIDDEN;
      hiddenUntil = Math.max(hiddenUntil, index + length);
    }
    if (index >= hiddenUntil) shown += text[index];
  }
  return shown;
}
