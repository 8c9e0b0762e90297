/** The module specifiers in generated code. */
export interface Modules {
  /** The library's module specifier. */
  readonly runtime: string;
  /** The extension of other generated files in imports: `.ts`, `.js`, or empty. */
  readonly extension: string;
}
