import type { Cost } from "../pipeline/process.ts";
import type { Calls } from "../../test/corpus/calls.ts";
import type { Examples } from "../../test/corpus/examples.ts";

/** A tool's result for a document. */
export interface Made {
  /** Absent where nothing was generated. */
  readonly cost?: Cost;
  readonly typeErrors?: number;
  /** Why nothing was generated, or the first error of the type check. */
  readonly problem?: string;
}

/** The results for one document. */
export interface Row {
  readonly document: string;
  /** By the name of the tool. */
  readonly tools: Readonly<Record<string, Made>>;
  readonly calls?: Calls;
  readonly examples?: Examples;
  /** Why nothing was called. */
  readonly failure?: string;
}

/** Whether a tool produced code that passes the type check. */
export function isClean({ cost, typeErrors }: Made = {}): boolean {
  return cost !== undefined && typeErrors === 0;
}
