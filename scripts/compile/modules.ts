/** From where generated code imports. */
export interface Modules {
  /** The module that is the library, as an import names it. */
  readonly runtime: string;
  /** The extension of the other generated files, as an import names it: `.ts`, `.js`, or empty. */
  readonly extension: string;
}
