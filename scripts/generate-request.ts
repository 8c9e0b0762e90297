import type { CompileSettings } from "./compile/code-files.ts";
import type { Input, Spec } from "./find/specs.ts";
import type { FormatSettings } from "./format/format.ts";
import type { LintSettings } from "./lint/lint-config.ts";
import type { Threads } from "./threads/runners.ts";

/** What to generate, from what, and where. Each part belongs to one stage. */
export interface GenerateRequest {
  readonly input: Input;
  /** The folder of the generated code, an absolute path. */
  readonly out: string;
  readonly lint: LintSettings;
  readonly compile: CompileSettings;
  readonly format: FormatSettings;
  /** The cache folder, an absolute path. Absent: everything is compiled each time. */
  readonly cache?: string | undefined;
  /** The configuration files, absolute paths. */
  readonly configFiles?: readonly string[];
  /** Called with the files that make up a document (absolute paths and URLs), including those that could not be read. */
  readonly onRead?: (files: readonly string[]) => void;
  /** Absent: everything runs on this thread. */
  readonly threads?: Threads;
}

/** Called for each compiled document, with the number of compiled documents. */
export type OnProgress = (spec: Spec, done: number, count: number) => void;
