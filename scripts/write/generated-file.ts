/** A file of `generated/`: its path below that folder, and what belongs in it. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** How every generated file begins, and so how the pipeline knows one of its own. */
export const GENERATED_MARK = "// Generated from ";
