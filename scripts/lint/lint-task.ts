import type { CompileFailure } from "../compile/compile-task.ts";
import type { Note } from "../compile/note.ts";
import type { Spec } from "../find/specs.ts";
import type { Problem } from "../problem.ts";
import type { Hashes } from "../recall/unchanged.ts";
import type { LintSettings } from "./lint-config.ts";
import type { Verdict } from "./verdict.ts";

/** How a document is read for a task. */
export interface Reading {
  /** The same for all tasks of a run: the settings are read once for them, and a document's files too. */
  readonly run: string;
  readonly spec: Spec;
  readonly settings: LintSettings;
}

/** A task on one document. */
export type LintTask = Reading &
  (
    | { readonly kind: "bundle" }
    /** To decide whether code may be written. The last task on a document in a run. */
    | { readonly kind: "judge" }
    /** To list all problems. */
    | { readonly kind: "list" }
    /** To find the places of its compilers' notes and errors. */
    | { readonly kind: "locate"; readonly notes: readonly Note[] }
    /** To say what is wrong with a document that could not be compiled. */
    | { readonly kind: "explain"; readonly failure: CompileFailure }
  );

/** The result of a task. */
export type LintPart =
  | Bundled
  | Failed
  | ({ readonly kind: "judged" } & Verdict)
  | { readonly kind: "located"; readonly notes: readonly Problem[] };

/** A document that can be compiled. */
export interface Bundled {
  readonly kind: "bundled";
  /** As `toBytes` returns it. */
  readonly document: Uint8Array;
  /** The document's files, as they were read. */
  readonly inputs: Hashes;
  /** The files that configure the lint, as they were read. */
  readonly lintFiles: Hashes;
  /** What the document's owner should know, e.g. what was left out. To find their places takes another task. */
  readonly notes: readonly Note[];
  /** Those whose places are known: of overlays, and of a huge document. */
  readonly located: readonly Problem[];
  /** In milliseconds. */
  readonly duration: number;
}

/** A document that can't be compiled. */
export interface Failed {
  readonly kind: "failed";
  readonly errors: readonly Problem[];
  /** What was read, or could not be read. */
  readonly inputs: Hashes;
  readonly lintFiles: Hashes;
}
