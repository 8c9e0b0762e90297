import type { BuildPart, BuildTask } from "./build-spec.ts";
import type { DescribeTask, Description } from "./describe-spec.ts";
import type { DiffResult, DiffTask } from "./diff/diff-task.ts";
import type { TypesTask } from "./compile/types-task.ts";
import type { Formatted, FormatTask } from "./format/formatter.ts";
import type { LintTask } from "./lint/lint-task.ts";
import type { Verdict } from "./lint/verdict.ts";

/** Runs tasks of one kind. */
export interface Runner<Task, Part> {
  /** Throws what the task threw, and a `LimitError` where it takes too long. */
  run(task: Task, seconds: number, onPart: (part: Part) => void): Promise<void>;
}

interface EndIdle {
  /** Gives back the memory of what has nothing to do. */
  endIdle(): Promise<void>;
}

/** Where documents are built, and where files are formatted: prettier takes as long as all the rest, and loads meanwhile. */
export interface Threads {
  readonly build: Runner<BuildTask, BuildPart>;
  readonly format: Runner<FormatTask, Formatted>;
  /** What `types.ts` of a large document is compiled into, by path. */
  readonly types: Runner<TypesTask, ReadonlyMap<string, string>> & EndIdle;
  /** Compiles for the mock and the conformance suite. */
  readonly describe: Runner<DescribeTask, Description>;
  readonly diff: Runner<DiffTask, DiffResult>;
  /** A rule can take for ever with a document's own patterns. */
  readonly lint: Runner<LintTask, Verdict> & EndIdle;
  /** How many build documents; none where all is done on this thread. */
  readonly count: number;
  /** Makes ready for so many documents. */
  prepare(documents: number): void;
  close(): Promise<void>;
}
