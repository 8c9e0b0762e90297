/**
 * Copies an error for display: the names, messages and codes of its chain of causes, with secrets redacted. The original may
 * hold the request, and so the credential.
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
    secrets.reduce((rest, secret) => (secret === "" ? rest : rest.replaceAll(secret, "[redacted]")), text);
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

function textOf(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}
