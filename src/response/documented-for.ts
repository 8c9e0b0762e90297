/**
 * Looks up a status in records keyed by status code (`200`), range (`4XX`) or `default`; undefined if the document has no
 * such response.
 */
export function documentedFor<Documented>(
  responses: Readonly<Record<string, Documented>>,
  status: number,
): Documented | undefined {
  const exact = responses[String(status)];
  if (exact || !(status >= 200 && status <= 599)) return exact;
  // A redirect must be documented by its number: a catch-all must not turn one into a result.
  if (status >= 300 && status < 400) return undefined;
  const range = responses[`${Math.floor(status / 100)}XX`];
  // As in the types, a `default` beside a documented success is for failures.
  if (range !== undefined || (status < 300 && Object.keys(responses).some((each) => each.startsWith("2"))))
    return range;
  return responses["default"];
}
