/** Where the pipeline reads and writes, and how. All paths are absolute. */
export interface Workspace {
  /** The folder of the specs. */
  readonly specs: string;
  /** The specs to keep to, as files; nothing else in the generated folder is looked at. Absent: every one in the folder. */
  readonly only?: readonly string[];
  /** The folder of the generated code. */
  readonly generated: string;
  /** The `redocly.yaml` that says what the lint asks for. Absent: Redocly's recommended set. */
  readonly redocly?: string | undefined;
  /** The module from which the generated code imports the library's types. */
  readonly runtime: string;
  /** The folder in which to remember what has not changed. Absent: everything is compiled each time. */
  readonly cache?: string | undefined;
  /** Whether a document's code is formatted although it is above 1 MB, at about a second for each. Default: no. */
  readonly formatLarge?: boolean;
  /** On how many threads at most specs are compiled. Default: 1. */
  readonly threads?: number;
  /** Whether references to other hosts are followed. Default: no. */
  readonly allowRemote?: boolean;
}
