/** A compiled path template. */
export interface PathTemplate {
  /** The sort key: literals come before parameters, segment by segment. */
  readonly rank: string;
  /** The raw values of the parameters in a path; `undefined` if the path does not match. */
  readonly match: (path: string) => Readonly<Record<string, string>> | undefined;
}

/** Compiles a template, e.g. `/files/{name}.{format}`. Its literals match whether percent-encoded or not. */
export function compileTemplate(template: string): PathTemplate {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const literals = template.split(/\{[^{}]+\}/);
  const pattern = new RegExp(`^${literals.map((literal) => escapeRegExp(toPath(literal))).join("([^/]*)")}$`);
  return {
    // The greatest code unit sorts a parameter behind every literal.
    rank: literals.join("\uffff"),
    match: (path) => {
      const values = pattern.exec(path)?.slice(1);
      return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
    },
  };
}

/** A literal as it appears in the path of a `URL`. */
function toPath(literal: string): string {
  const { pathname } = new URL(`http://localhost/-${literal.replaceAll("?", "%3F").replaceAll("#", "%23")}`);
  return pathname.slice(2);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
