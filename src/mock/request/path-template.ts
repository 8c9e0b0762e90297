/** A path with parameters, taken apart. */
export interface PathTemplate {
  /** Orders templates: literals come before parameters, place by place. */
  readonly rank: string;
  /** The texts of the parameters as they stand in a path; `undefined` for another path. */
  readonly match: (path: string) => Readonly<Record<string, string>> | undefined;
}

/** Takes a template apart, e.g. `/files/{name}.{format}`. What stands between parameters may come percent-encoded or not. */
export function compileTemplate(template: string): PathTemplate {
  const names = [...template.matchAll(/\{([^{}]+)\}/g)].map(([, name = ""]) => name);
  const literals = template.split(/\{[^{}]+\}/);
  const pattern = new RegExp(`^${literals.map((literal) => escapeRegExp(toPath(literal))).join("([^/]*)")}$`);
  return {
    // The greatest code unit in a parameter's place puts it behind every literal.
    rank: literals.join("\uffff"),
    match: (path) => {
      const values = pattern.exec(path)?.slice(1);
      return values && Object.fromEntries(names.map((name, index) => [name, values[index] ?? ""]));
    },
  };
}

/** A literal as it stands in the path of a `URL`. */
function toPath(literal: string): string {
  const { pathname } = new URL(`http://localhost/-${literal.replaceAll("?", "%3F").replaceAll("#", "%23")}`);
  return pathname.slice(2);
}

function escapeRegExp(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|/-]/g, "\\$&");
}
