/** A file of `generated/`: its path below that folder, and its content. */
export interface GeneratedFile {
  readonly path: string;
  readonly content: string;
}

/** The first words of every generated file, by which the pipeline recognizes its own. */
export const GENERATED_MARK = "// Generated from ";
