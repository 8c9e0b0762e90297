/**
 * Evaluates the body of a function whose parameters are the members of `scope`, and returns its result. Only for code that
 * `generate` writes, where a document's text appears only in literals.
 */
export function evaluateScript(body: string, scope: Readonly<Record<string, unknown>>): unknown {
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- see above
  const run: unknown = new Function(...Object.keys(scope), body);
  return typeof run === "function" ? Reflect.apply(run, undefined, Object.values(scope)) : undefined;
}
