/** The fields that are for this connection alone (RFC 9110, 7.6.1), and proxy credentials, which this proxy does not use. */
const HOP_BY_HOP = new Set([
  ...["connection", "keep-alive", "proxy-connection", "te", "trailer", "transfer-encoding", "upgrade"],
  ...["proxy-authenticate", "proxy-authorization"],
]);

/**
 * The header lines that a proxy passes on, as Node's `rawHeaders` has them: in their order and case, without those that are for
 * the connection, or that `Connection` names.
 */
export function endToEndHeaders(rawHeaders: readonly string[]): readonly (readonly [name: string, value: string])[] {
  const lines = rawHeaders.flatMap((name, index) =>
    index % 2 === 0 ? [[name, rawHeaders[index + 1] ?? ""] as const] : [],
  );
  const named = lines
    .filter(([name]) => name.toLowerCase() === "connection")
    .flatMap(([, value]) => value.split(",").map((option) => option.trim().toLowerCase()))
    // Without its length, a body would be read as a request of its own (RFC 9112, 11.2).
    .filter((option) => option !== "content-length");
  const left = new Set([...HOP_BY_HOP, ...named]);
  return lines.filter(([name]) => !left.has(name.toLowerCase()));
}
