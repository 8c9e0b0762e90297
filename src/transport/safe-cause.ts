import { type Confidential, reveals } from "./reveals.ts";

/**
 * Copies an error for display: the names, messages and codes of its chain of causes, without anything that reveals a
 * secret or a value of the call, and with only the host of a URL. The original may hold the request, and so the credential.
 */
export function safeCause(error: unknown, confidential: Confidential): Error {
  try {
    return copyOf(error, confidential, 0);
  } catch {
    // Anything can be thrown, even objects that throw when inspected.
    return new Error("Thrown: something that can't be read");
  }
}

function copyOf(error: unknown, { secrets, request }: Confidential, depth: number): Error {
  const redact = (text: string) => {
    const shown = text.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, " ").replaceAll(URLS, "$1$2");
    const isConfidential = reveals(text, { secrets, request: NOTHING }) || reveals(shown, { secrets: [], request });
    return isConfidential ? "[redacted]" : shown;
  };
  if (typeof error !== "object" || error === null) return new Error(`Thrown: ${redact(String(error))}`);
  const { name, message, code, cause } = error as Record<string, unknown>;
  const copy = new Error(
    redact(textOf(message, "")),
    cause === undefined || depth > 3 ? undefined : { cause: copyOf(cause, { secrets, request }, depth + 1) },
  );
  copy.name = redact(textOf(name, "Error"));
  copy.stack = `${copy.name}: ${copy.message}`;
  return typeof code === "string" ? Object.assign(copy, { code: redact(code) }) : copy;
}

const NOTHING = { params: undefined, body: undefined };

/** A path and a query may contain ids, and a proxy's URL a password. */
const URLS = /\b([a-z][a-z\d+.-]*:\/\/)(?:[^\s/?#]*@)?([^\s/?#"'`<>()]+)[^\s"'`<>()]*/gi;

function textOf(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
