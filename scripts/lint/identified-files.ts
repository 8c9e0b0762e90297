import { type Document, isPlainObject } from "@redocly/openapi-core";
import { fileReferences } from "./file-references.ts";

/** Reads the file that a reference from another file leads to; undefined if it can't be read. */
export type ReadFile = (base: string, reference: string) => Promise<Document | undefined>;

/** The files of a document that have an `$id` as a whole (JSON Schema 2020-12, Core, 8.2.1). */
export class IdentifiedFiles {
  /** Their paths, by their `$id`. */
  readonly #byId = new Map<string, string>();
  readonly #idOf = new Map<string, string>();

  private constructor(files: Iterable<Document>) {
    for (const file of files) {
      const id: unknown = isPlainObject(file.parsed) ? file.parsed["$id"] : undefined;
      if (typeof id !== "string" || !URL.canParse(id)) continue;
      this.#byId.set(withoutFragment(new URL(id)), file.source.absoluteRef);
      this.#idOf.set(file.source.absoluteRef, id);
    }
  }

  /** Follows the references between files, beginning with a document. */
  static async find(root: Document | undefined, read: ReadFile): Promise<IdentifiedFiles> {
    const files = new Map(root === undefined ? [] : [[root.source.absoluteRef, root]]);
    // Files that are added in the meantime are visited too.
    for (const { source, parsed } of files.values()) {
      for (const reference of fileReferences(parsed)) {
        const file = await read(source.absoluteRef, reference);
        if (file !== undefined && !files.has(file.source.absoluteRef)) files.set(file.source.absoluteRef, file);
      }
    }
    return new IdentifiedFiles(files.values());
  }

  /**
   * The path of the file whose `$id` a reference equals, as written or resolved against the `$id` of the file that contains
   * it.
   */
  get(base: string | null, reference: string): string | undefined {
    const own = base === null ? undefined : this.#idOf.get(base);
    return URL.canParse(reference, own) ? this.#byId.get(withoutFragment(new URL(reference, own))) : undefined;
  }
}

function withoutFragment(url: URL): string {
  return url.href.replace(/#.*/, "");
}
