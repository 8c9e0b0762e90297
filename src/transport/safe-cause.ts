import { reveals } from "./reveals.ts";

/**
 * Copies an error for display: the names, messages and codes of its chain of causes, without anything that reveals a
 * secret, and with only the host of a URL. The original may hold the request, and so the credential.
 */
export function safeCause(error: unknown, secrets: readonly string[]): Error {
  try {
    return copyOf(error, secrets, 0);
  } catch {
    // Anything can be thrown, even objects that throw when inspected.
    return new Error("Thrown: something that can't be read");
  }
}

function copyOf(error: unknown, secrets: readonly string[], depth: number): Error {
  const strike = (text: string) =>
    reveals(text, { secrets, request: NOTHING })
      ? "[redacted]"
      : text.replaceAll(/\p{Cc}+/gu, " ").replaceAll(URLS, "$1$2");
  if (typeof error !== "object" || error === null) return new Error(`Thrown: ${strike(String(error))}`);
  const { name, message, code, cause } = error as Record<string, unknown>;
  const copy = new Error(
    strike(textOf(message, "")),
    cause === undefined || depth > 3 ? undefined : { cause: copyOf(cause, secrets, depth + 1) },
  );
  copy.name = strike(textOf(name, "Error"));
  copy.stack = `${copy.name}: ${copy.message}`;
  return typeof code === "string" ? Object.assign(copy, { code: strike(code) }) : copy;
}

const NOTHING = { params: undefined, body: undefined };

/** A path and a query may contain ids, and a proxy's URL a password. */
const URLS = /(https?:\/\/)(?:[^\s/?#]*@)?([^\s/?#"'`<>()]+)[^\s"'`<>()]*/g;

function textOf(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
