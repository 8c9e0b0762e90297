/** Which operations of a document to compile. */
export interface Filter {
  /** An operation must match one of these. Empty: all operations match. */
  readonly include: readonly Selector[];
  /** An operation that matches one of these is left out. */
  readonly exclude: readonly Selector[];
  /** Whether a selector may match no operation. Default: no, since that is probably a typo. */
  readonly isLenient?: boolean;
}

/** What operations are chosen by. */
export interface Selector {
  readonly kind: "tag" | "path" | "operation";
  /** `*` matches anything but a slash, `**` matches anything. */
  readonly pattern: string;
}

/** Reads `tag:pets`, `path:/pets/**` or `operation:listPets`. Throws for anything else. */
export function parseSelector(text: string): Selector {
  const [, kind, pattern = ""] = /^(tag|path|operation):(.+)$/su.exec(text) ?? [];
  if (kind === "tag" || kind === "path" || kind === "operation") return { kind, pattern };
  throw new Error(`${JSON.stringify(text)} has none of the forms tag:pets, path:/pets/** and operation:listPets.`);
}

export function describeSelector({ kind, pattern }: Selector): string {
  return `${kind}:${pattern}`;
}

/** Whether a name or a path matches a pattern. Braces of a path template are literal. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")));
  return new RegExp(`^${source.join("")}$`, "su").test(text);
}
