import type { CompileSettings } from "./code-files.ts";
import type { Note } from "./note.ts";
import type { NamedSpec } from "./source-files.ts";

/** A document to compile. */
export interface CompileTask {
  readonly spec: NamedSpec;
  /** Bundled and named, as `toBytes` returns it. */
  readonly document: Uint8Array;
  readonly settings: CompileSettings;
  /** Whether another thread compiles its types at the same time. */
  readonly areTypesElsewhere: boolean;
}

/** The results for a document, in this order. */
export type CompilePart =
  /** For the thread that compiles its types: the result of `normalizeSchemas`, as `toBytes` returns it. */
  | { readonly kind: "normalized"; readonly document: Uint8Array }
  | {
      readonly kind: "compiled";
      /** By path, before they are formatted. */
      readonly sources: ReadonlyMap<string, string>;
      /** What the document's owner should know, e.g. which operation can't be called. */
      readonly notes: readonly Note[];
      /** In milliseconds. */
      readonly duration: number;
    }
  | ({ readonly kind: "failed" } & CompileFailure);

/** Why a document can't be compiled. */
export interface CompileFailure {
  readonly message: string;
  /** The place in the document, if it is known: a JSON pointer as a URI fragment. */
  readonly pointer?: string;
}
