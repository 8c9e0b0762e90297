import type { CompilePart, CompileTask } from "../compile/compile-task.ts";
import type { DescribeTask, Description } from "../describe/run-describe-task.ts";
import type { DiffResult, DiffTask } from "../diff/diff-task.ts";
import type { TypesTask } from "../compile/types-task.ts";
import type { Formatted, FormatTask } from "../format/formatter.ts";
import type { LintPart, LintTask } from "../lint/lint-task.ts";

/** Runs tasks of one kind. */
export interface Runner<Task, Part> {
  /** Rejects with the task's error, or with a `LimitError` if it takes too long. */
  run(task: Task, seconds: number, onPart: (part: Part) => void): Promise<void>;
}

interface EndIdle {
  /** Ends idle threads: frees their memory, and the modules that they have imported. */
  endIdle(): Promise<void>;
}

/** What is loaded in addition to what every document needs. */
export interface Uses {
  readonly types: boolean;
  readonly format: boolean;
}

/** A runner for each stage whose libraries take long to load: they load at the same time, and each of them once. */
export interface Threads {
  /** Reads documents, and checks them against the rules. A document's patterns can keep either from ending. */
  readonly lint: Runner<LintTask, LintPart> & EndIdle;
  readonly compile: Runner<CompileTask, CompilePart>;
  /** What `types.ts` of a document is compiled into, by path. */
  readonly types: Runner<TypesTask, ReadonlyMap<string, string>>;
  readonly format: Runner<FormatTask, Formatted> & EndIdle;
  /** Compiles for the mock and the conformance suite. */
  readonly describe: Runner<DescribeTask, Description>;
  readonly diff: Runner<DiffTask, DiffResult>;
  /** How many threads compile documents at most; 0 if everything runs on this thread. */
  readonly count: number;
  /** Prepares for this many documents. */
  prepare(documents: number, uses: Uses): void;
  close(): Promise<void>;
}
