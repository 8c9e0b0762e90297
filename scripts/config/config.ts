/** The content of `revokit.config.ts`. Paths are relative to its folder. Options on the command line win. */
export interface RevokitConfig {
  /**
   * The documents: paths of documents and of folders of them, URLs (with `allowRemote`), or objects with settings.
   * @default ["specs"]
   */
  readonly documents?: readonly (string | DocumentConfig)[];
  /**
   * Where the generated code goes, a folder for each document.
   * @default "generated"
   */
  readonly out?: string;
  /**
   * The module that the generated code imports, as it writes it.
   * @default "revokit/runtime"
   */
  readonly runtime?: string;
  /**
   * How the generated files import each other: with the extension `.ts` or `.js`, or with none.
   * @default by the `tsconfig.json` that applies to them
   */
  readonly importExtension?: "ts" | "js" | "none";
  /**
   * Whether the generated code is formatted by the Prettier settings of the project.
   * @default true
   */
  readonly format?: boolean;
  /**
   * Whether code above 500,000 characters is formatted too, which takes about a second for each million.
   * @default false
   */
  readonly formatLarge?: boolean;
  /**
   * The settings of the lint.
   * @default "redocly.yaml", if there is one
   */
  readonly lintConfig?: string;
  /**
   * Whether documents are fetched from URLs, and references to other hosts followed.
   * @default false
   */
  readonly allowRemote?: boolean;
}

/** One document, or a folder of them, with its own settings. */
export interface DocumentConfig {
  /** The path of a document or of a folder of documents, or the URL of a document. */
  readonly input: string;
  /**
   * The name of the API and of the folder of its code: letters, digits, `.`, `-` and `_`.
   * @default the document's file name without its ending
   */
  readonly name?: string;
  /**
   * Where its generated code goes.
   * @default the `out` of all documents
   */
  readonly out?: string;
  /**
   * The folder that references to other files must stay below.
   * @default the document's folder; for a URL, no file is read
   */
  readonly root?: string;
  /** The OpenAPI Overlays to apply to it, in this order. */
  readonly overlays?: readonly string[];
  /**
   * The operations to compile: `tag:pets`, `path:/pets/**`, `operation:listPets`.
   * @default all of them
   */
  readonly include?: readonly string[];
  /** The operations to leave out, in the same form. */
  readonly exclude?: readonly string[];
}

/** Types the configuration in `revokit.config.ts`. */
export function defineConfig(config: RevokitConfig): RevokitConfig {
  return config;
}
