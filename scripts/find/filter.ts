/** Which operations of a document are compiled. */
export interface Filter {
  /** An operation has to match one of these. None: all operations do. */
  readonly include: readonly Selector[];
  /** An operation that matches one of these is left out. */
  readonly exclude: readonly Selector[];
  /** Whether a selector may match no operation. Default: no, for it is likely a typo. */
  readonly isLenient?: boolean;
}

/** What operations are chosen by. */
export interface Selector {
  readonly kind: "tag" | "path" | "operation";
  /** `*` stands for anything but a slash, `**` for anything. */
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

/** Whether a name or a path matches a pattern. The braces of a path template stand for themselves. */
export function matches(pattern: string, text: string): boolean {
  const source = pattern
    .split(/(\*\*|\*)/)
    .map((part) => (part === "**" ? ".*" : part === "*" ? "[^/]*" : part.replaceAll(/[\\^$.*+?()[\]{}|/]/g, "\\$&")));
  return new RegExp(`^${source.join("")}$`, "su").test(text);
}
